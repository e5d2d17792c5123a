import Dialogs
import TestSupport

/// What is declared, as people change it.
struct Repository {
    /// Where dialogs carry their keys; `nil` where they do not.
    let markField: ExactText?
    private var declared: [Declaration]
    private var dropped: [Declaration] = []
    /// The key of everything that was ever declared, by what it is told by: a name is not given to another dialog.
    private(set) var keys: [NaturalIdentity: ExactText] = [:]
    private var changes = 0
    private var upkeep = Upkeep()
    /// The people who are to be in no group.
    private(set) var departed: UserIDs = []

    /// What is declared now.
    var dialogs: [DesiredDialog] {
        declared.map { $0.desired(markField: markField, protecting: upkeep.protected, without: departed) }
    }

    /// Lets people depart, whom no dialog names.
    mutating func depart(_ people: UserIDs) { departed = people }

    /// Wants so many more dialogs to be absent, and says how many there were.
    mutating func remove(_ count: Int, _ generator: inout SeededGenerator) -> Int {
        let present = declared.indices.filter { declared[$0].state == .present }.shuffled(using: &generator)
        let places = present.prefix(min(count, max(0, present.count - 1)))
        for place in places { declared[place].state = .absent }
        return places.count
    }

    /// Declares a few dialogs; in half of all repositories most of them carry their keys.
    init(_ generator: inout SeededGenerator) {
        let isMarked = Bool.random(using: &generator)
        markField = isMarked ? "git_key" : nil
        let samples = Declaration.samples.shuffled(using: &generator)
        declared = samples.prefix(Int.random(in: 1...6, using: &generator)).map { sample in
            var declaration = sample
            let hasData = sample.type != .private && Int.random(in: 0..<4, using: &generator) < (isMarked ? 3 : 1)
            if hasData { declaration.data = Self.data }
            return declaration
        }
        for dialog in dialogs { keys[dialog.identity] = dialog.key }
    }

    /// Lets some of what is declared be kept up to date.
    mutating func keepUp(_ upkeep: Upkeep, _ generator: inout SeededGenerator) {
        self.upkeep = upkeep
        for place in declared.indices {
            declared[place].updates = Int.random(in: 0..<100, using: &generator) < upkeep.share
            declared[place].unlisted = Upkeep.unlisted(&generator)
        }
    }

    private static let data = CustomData(className: "Room", fields: ["region": .text("eu")])

    /// Does something, and says whether there was something to do it to.
    mutating func change(_ act: GitAct, _ generator: inout SeededGenerator) -> Bool {
        changes += 1
        switch act {
        case .declare: return declare(&generator)
        case .addBack:
            guard let back = dropped.indices.randomElement(using: &generator) else { return false }
            return take(dropped[back], insteadOf: nil) { $0.dropped.remove(at: back) }
        case .drop:
            guard declared.count > 1, let place = declared.indices.randomElement(using: &generator) else {
                return false
            }
            dropped.append(declared.remove(at: place))
            return true
        case .rename, .renameWithoutKey, .changeKey, .addMember, .removeMember, .move, .changePhoto, .changeData,
            .changeAdmins, .changeUnlisted, .switchUpdates, .clearPhoto, .changeJoining:
            guard let place = declared.indices.randomElement(using: &generator),
                let changed = declared[place].changed(by: act, changes, &generator),
                !changed.occupants.ascending.contains(where: departed.contains)
            else { return false }
            return take(changed, insteadOf: place)
        }
    }

    /// Gives a dialog the key that it had before, as a plan asked for.
    mutating func restore(_ key: ExactText, for newKey: ExactText) -> Bool {
        guard let place = declared.firstIndex(where: { $0.key == newKey }),
            !declared.contains(where: { $0.key == key })
        else { return false }
        declared[place].key = key
        dropped.removeAll { $0.key == key }
        keys[declared[place].desired(markField: nil).identity] = key
        return true
    }

    private mutating func declare(_ generator: inout SeededGenerator) -> Bool {
        let name = Declaration.name(changes, &generator)
        var new = Declaration.group(
            name,
            UserIDs([2, 3, 4].shuffled(using: &generator).prefix(2)),
            key: ExactText("new-\(changes)")
        )
        if Bool.random(using: &generator) { new = .public(name) }
        if markField != nil { new.data = Self.data }
        new.updates = changes * 37 % 100 < upkeep.share
        let rules = UnlistedPeople.allCases
        new.unlisted = UnlistedRule(occupants: rules[changes % 3], admins: rules[changes / 3 % 3])
        return take(new, insteadOf: nil)
    }

    /// Puts a declaration in the place of another one, or beside all, unless it would be told by what another is.
    private mutating func take(
        _ declaration: Declaration,
        insteadOf place: Int?,
        _ then: (inout Self) -> Void = { _ in }
    ) -> Bool {
        let identity = declaration.desired(markField: nil).identity
        let mine = [declaration.key, place.map { declared[$0].key } ?? declaration.key]
        if let key = keys[identity], !mine.contains(key) { return false }
        keys[identity] = declaration.key
        if let place { declared[place] = declaration } else { declared.append(declaration) }
        then(&self)
        return true
    }
}

extension Declaration {
    /// A name that no other dialog has, such as servers store otherwise now and then.
    static func name(_ number: Int, _ generator: inout SeededGenerator) -> ExactText {
        let names = ["Team \(number)", "R&D \(number)", "Fête 🎈 \(number)", "Lounge \(number) ", "ALL HANDS \(number)"]
        return ExactText(names.randomElement(using: &generator) ?? "Team \(number)")
    }

    /// The declaration after somebody changed it; `nil` where it has nothing to change.
    fileprivate func changed(by act: GitAct, _ number: Int, _ generator: inout SeededGenerator) -> Self? {
        var changed = self
        switch act {
        case .rename, .renameWithoutKey:
            guard type != .private else { return nil }
            changed.name = Self.name(number, &generator)
            if act == .renameWithoutKey { changed.key = ExactText("renamed-\(number)") }
        case .changeKey:
            guard type != .private else { return nil }
            changed.key = ExactText("key-\(number)")
        case .addMember:
            guard type == .group else { return nil }
            changed.occupants = occupants.union([[2, 3, 4, 5, 6].randomElement(using: &generator) ?? 5])
        case .removeMember:
            guard type == .group, occupants.count > 1 else { return nil }
            changed.occupants = UserIDs(occupants.ascending.shuffled(using: &generator).dropFirst())
        case .move: changed.path = "moved-\(number).yaml"
        case .changePhoto:
            guard type != .private else { return nil }
            changed.photo = ExactText("\(number)")
        case .changeData, .changeAdmins, .changeUnlisted, .switchUpdates, .clearPhoto, .changeJoining:
            return edited(by: act, number, &generator)
        case .drop, .addBack, .declare: return nil
        }
        return changed
    }
}
