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
    package init(
        _ listings: [OwnerListing],
        filter: ExportFilter = ExportFilter(),
        pinsAll: Bool = false,
        keyField: ExactText? = nil
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
                exported.isPinned = try Self.pins(dialog, pinsAll || collisions.contains(dialog))
                dialogs.append(exported)
            } catch {
                skipped.append(SkippedDialog(dialog: dialog, reason: error.reason))
            }
        }
        dialogs.sort { $0.precedes($1) }
        skipped.sort { ($0.dialog.type.rawValue, $0.dialog.id) < ($1.dialog.type.rawValue, $1.dialog.id) }
        giveKeys(besides: carried)
    }

    private static func pins(_ dialog: LiveDialog, _ isWanted: Bool) throws(Transcription.Obstacle) -> Bool {
        guard !isWanted || DialogID(hexDigits: dialog.id.text) == dialog.id else {
            throw Transcription.Obstacle(reason: "it must be named by its ID, which has not 24 hexadecimal digits")
        }
        return isWanted
    }

    /// Gives dialogs whose keys would be equal keys of their own, and those whose keys others carry.
    private mutating func giveKeys(besides carried: CarriedKeys?) {
        var counts: [ExactText: Int] = [:]
        let isCarried = { (key: ExactText) in carried?.contains(key) ?? false }
        for dialog in dialogs where dialog.key == nil { counts[dialog.standardKey, default: 0] += 1 }
        for index in dialogs.indices where dialogs[index].key == nil {
            let standard = dialogs[index].standardKey
            guard counts[standard] ?? 0 > 1 || isCarried(standard) else { continue }
            var key = ExactText("\(standard) \(dialogs[index].id)")
            while counts[key] != nil || isCarried(key) { key = ExactText("\(key)'") }
            dialogs[index].key = key
        }
    }
}
