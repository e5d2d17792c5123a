internal import Diagnostics
internal import Dialogs
internal import Planning

/// What a person can do about a dialog that apply leaves alone.
enum Remedy: CaseIterable, Hashable {
    case lackingMembers
    case incompatible
    case otherViewer
    case formerKey
    case unproven
    case notItsCreator
    case departedCreator
    case departedTooFew
    case ambiguous
    case gone

    /// What can be done about an action; `nil` where nobody need decide.
    init?(_ action: Action) {
        switch action {
        case .conflict(.lackingMembers): self = .lackingMembers
        case .conflict(.incompatible): self = .incompatible
        case .conflict(.otherViewer): self = .otherViewer
        case .conflict(.formerKey): self = .formerKey
        case .conflict(.unproven): self = .unproven
        case .conflict(.notItsCreator): self = .notItsCreator
        case .conflict(.departed(_, _, .creator)): self = .departedCreator
        case .conflict(.departed(_, _, .tooFew)): self = .departedTooFew
        case .ambiguous: self = .ambiguous
        case .gone: self = .gone
        case .create, .exists, .update, .differs, .delete, .absent: return nil
        }
    }
}

extension Remedy {
    /// The lines that stand with one dialog, and name its candidate.
    static func lines(for entry: PlanEntry) -> [String] {
        switch entry.action {
        case .conflict(.lackingMembers(let lacking)): conflict(lacking, entry.desired)
        case .conflict(.incompatible(let live)): [incompatible(live, entry.desired)]
        case .conflict(.otherViewer): [otherViewer(entry.desired)]
        case .conflict(.formerKey(let former)): Self.formerKey(former, entry.desired)
        case .ambiguous: ["you decide: pin one of them with \(entry.desired.waysToPin), or delete the others"]
        case .gone: [gone(entry.desired)]
        case .conflict(.unproven):
            ["you decide: only what is known by its ID is deleted: pin it with \(entry.desired.waysToPin)"]
        case .conflict(.notItsCreator):
            ["you decide: only its creator deletes a dialog: act as that user, with an API key or a session"]
        case .conflict(.departed(let live, _, let obstacle)): departed(live, obstacle)
        case .create, .exists, .update, .differs, .delete, .absent: []
        }
    }

    private static func departed(_ live: LiveDialog, _ obstacle: DepartureObstacle) -> [String] {
        let first =
            switch obstacle {
            case .creator: "a room keeps its creator, so declare another room for its people, and this one"
            case .tooFew: "add people to the room, or declare it"
            }
        return [
            "you decide: \(first)",
            "            with 'id: \(live.id)' and 'state: absent', which deletes it for everybody;",
            "            or take who it is about out of 'departed'",
        ]
    }

    private static func conflict(_ lacking: [LackingDialog], _ desired: DesiredDialog) -> [String] {
        let id = lacking.first.map { "'id: \($0.dialog.id)'" } ?? "'id:'"
        let pin = desired.isOfRoster ? desired.waysToPin : "\(id) or 'dialogctl adopt'"
        return [
            "you decide: \(pin) pins that dialog",
            "            'match: name' takes a group by its name alone",
            "            'match: name+occupants' creates another one beside it",
        ]
    }

    private static func gone(_ desired: DesiredDialog) -> String {
        let way = desired.isOfRoster ? "correct the cell of its 'id', or empty it" : "correct 'id:', or remove it"
        return "you decide: \(way) to have the dialog looked up and created by name"
    }

    private static func incompatible(_ live: LiveDialog, _ desired: DesiredDialog) -> String {
        let removal = desired.isOfRoster ? "empty the cell of its 'id'" : "remove 'id:'"
        let way =
            desired.pinnedID == nil ? "give the new dialog a 'key:' of its own" : "pin another dialog or \(removal)"
        let fixed = live.type == desired.type ? "QuickBlox cannot change a pair" : "a dialog's type never changes"
        return "you decide: \(fixed), so \(way)"
    }

    private static func formerKey(_ former: [FormerDialog], _ desired: DesiredDialog) -> [String] {
        let key = former.first?.key.string ?? ""
        return [
            desired.isOfRoster
                ? "you decide: 'dialogctl adopt' makes it that dialog under a new name and key"
                : "you decide: 'key: \(key)' makes it that dialog under a new name; one entry only can have a key",
            "            'match: name+occupants' creates another one beside it",
        ]
    }

    private static func otherViewer(_ desired: DesiredDialog) -> String {
        desired.type == .public
            ? "you decide: name an 'owner:' who sees it, since this one has removed it from his list"
            : "you decide: name an 'owner:' who is in the room, or bring the owner back into it"
    }
}

extension DesiredDialog {
    /// Whether rows of a roster declare it, whose entry has no `id:` but at most a column for those of all.
    fileprivate var isOfRoster: Bool { location.path.lowercased().hasSuffix(".csv") }

    /// What makes a live dialog this one.
    fileprivate var waysToPin: String {
        isOfRoster ? "'dialogctl adopt' or a cell of 'id: \"{room?}\"'" : "'dialogctl adopt' or 'id:'"
    }
}

extension Remedy {
    /// How many dialogs have the same remedy until it is told once for all of them.
    private static let toldBeside = 3

    /// The remedies that are told once for all dialogs of a plan that have them, with how many these are.
    static func toldOnce(in plan: Plan) -> [(remedy: Remedy, count: Int)] {
        guard plan.needsDecision else { return [] }
        let counts = plan.entries.reduce(into: [Remedy: Int]()) { counts, entry in
            if let remedy = Remedy(entry.action) { counts[remedy, default: 0] += 1 }
        }
        return allCases.compactMap { remedy in
            counts[remedy].flatMap { $0 > toldBeside ? (remedy, $0) : nil }
        }
    }

    /// What can be done about many dialogs, in a sentence.
    func sentence(for count: Int) -> String {
        switch self {
        case .lackingMembers:
            "Decide about \(count) conflicts with groups that lack people: 'dialogctl adopt' lists them with the "
                + "command that pins each; 'match: name' (also in 'defaults' and rosters) takes a group by its name "
                + "alone, and 'match: name+occupants' creates another one beside it."
        case .incompatible:
            "Decide about \(count) conflicts with dialogs of another type or pair, which never change: pin another "
                + "dialog, or give the new one a 'key:' of its own."
        case .otherViewer:
            "Decide about \(count) conflicts with dialogs that their owners do not see: name an 'owner:' who does, or "
                + "bring the owner back."
        case .formerKey:
            "Decide about \(count) conflicts with dialogs of keys that are gone: the old 'key:', or 'dialogctl adopt' "
                + "where rosters make them, makes each that dialog under a new name; 'match: name+occupants' creates "
                + "another one beside it."
        case .unproven:
            "Decide about \(count) dialogs that are to be absent and that their names alone tell: 'dialogctl adopt' "
                + "lists them with the command that pins each; only what is known by its ID is deleted."
        case .notItsCreator:
            "Decide about \(count) dialogs that are to be absent, which only their creators delete: act as those, "
                + "with an API key or their sessions."
        case .departedCreator:
            "Decide about \(count) rooms whose creators departed, and which keep them: declare another room for the "
                + "people of each, and it with its 'id:' and 'state: absent'; or take the creators out of 'departed'."
        case .departedTooFew:
            "Decide about \(count) rooms in which fewer than two people would be left: add people to each, or declare "
                + "it with its 'id:' and 'state: absent'; or take who departed out of 'departed'."
        case .ambiguous:
            "Decide about \(count) ambiguous dialogs: 'dialogctl adopt' lists the candidates with the command that "
                + "pins each; or delete the others."
        case .gone:
            "Decide about \(count) dialogs that are gone: correct each 'id:' or its cell in a roster, or remove it to "
                + "have the dialog looked up and created by name."
        }
    }
}
