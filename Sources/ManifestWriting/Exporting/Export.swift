package import Dialogs

/// What is live, as manifests declare it: planned at once, it leaves nothing to do.
///
/// Each dialog is declared once, under its creator where that is one of the owners, else under the first owner who sees
/// it. One that a plan could confuse with another is named by its `_id`.
package struct Export: Sendable {
    /// What is declared, in the order of manifests: by type, then by name.
    package private(set) var dialogs: [ExportedDialog] = []
    /// What cannot be declared, in the same order.
    package private(set) var skipped: [SkippedDialog] = []
    /// How many dialogs would have been exported if the owners had created them.
    package private(set) var countOfOthers = 0

    /// Declares the dialogs that pass the filter.
    ///
    /// - Parameters:
    ///   - listings: What each owner sees, without regard to the filter.
    ///   - filter: What is asked for.
    ///   - pinsAll: Whether every dialog is named by its `_id`.
    ///   - keyField: The field of their custom data in which dialogs carry their keys, where one does.
    ///   - declared: What manifests declare already that will be read with these.
    package init(
        _ listings: [OwnerListing],
        filter: ExportFilter = ExportFilter(),
        pinsAll: Bool = false,
        keyField: ExactText? = nil,
        besides declared: DeclaredSet? = nil
    ) {
        let seen = VisibleDialogs(listings)
        let carried = CarriedKeys(in: keyField, of: seen.dialogs)
        let collisions = IdentityCollisions(among: seen.dialogs)
        for dialog in seen.dialogs where filter.passes(dialog) {
            guard filter.includesOthers || seen.isOwn(dialog) else {
                countOfOthers += 1
                continue
            }
            do throws(Transcription.Obstacle) {
                var exported = try Transcription.dialog(dialog, owner: seen.owner(of: dialog), carried)
                let keys = [exported.key, exported.standardKey].compactMap(\.self)
                let isConfused = declared?.mayBeConfused(dialog, keys: keys) ?? false
                exported.isPinned = try Self.pins(dialog, pinsAll || collisions.contains(dialog) || isConfused)
                exported.take(declared, besides: carried)
                dialogs.append(exported)
            } catch {
                skipped.append(SkippedDialog(dialog: dialog, owner: seen.owner(of: dialog), reason: error.reason))
            }
        }
        dialogs.sort { $0.precedes($1) }
        skipped.sort { ($0.dialog.type.rawValue, $0.dialog.id) < ($1.dialog.type.rawValue, $1.dialog.id) }
        giveKeys(besides: carried, declared)
    }

    /// Everybody in what is declared.
    package var people: Set<UserID> {
        var people = Set(dialogs.map(\.owner))
        for dialog in dialogs {
            for field in ManagedField.ofUsers {
                if case .users(let users) = dialog.fields[field] { people.formUnion(users) }
            }
        }
        return people
    }

    private static func pins(_ dialog: LiveDialog, _ isWanted: Bool) throws(Transcription.Obstacle) -> Bool {
        guard !isWanted || DialogID(hexDigits: dialog.id.text) == dialog.id else {
            throw Transcription.Obstacle(reason: "it must be named by its ID, which has not 24 hexadecimal digits")
        }
        return isWanted
    }

    /// Gives dialogs whose keys would be equal keys of their own, and those whose keys others carry.
    private mutating func giveKeys(besides carried: CarriedKeys?, _ declared: DeclaredSet?) {
        let given = Set(dialogs.compactMap(\.key))
        var counts: [ExactText: Int] = [:]
        let isTaken = { (key: ExactText, id: DialogID) in
            carried?.contains(key) ?? false || given.contains(key) || declared?.takes(key, from: id) ?? false
        }
        for dialog in dialogs where dialog.key == nil { counts[dialog.standardKey, default: 0] += 1 }
        for index in dialogs.indices where dialogs[index].key == nil {
            let standard = dialogs[index].standardKey
            let id = dialogs[index].id
            guard counts[standard] ?? 0 > 1 || isTaken(standard, id) else { continue }
            var key = ExactText("\(standard) \(id)")
            while counts[key] != nil || isTaken(key, id) { key = ExactText("\(key)'") }
            dialogs[index].key = key
        }
    }
}
