internal import Diagnostics
package import Dialogs
package import Planning

/// The dialogs about which the user must decide, each with a command for every live dialog that could be it.
package struct CandidatesText: Sendable {
    private let plan: Plan
    private let people: PeopleText
    private let command: [String]
    private let paths: [String]
    private let unpinnable: Set<String>

    /// Creates the text for the candidates of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - names: What manifests call the people.
    ///   - command: The start of the command that adopts a candidate.
    ///   - paths: The manifests, which end the command.
    ///   - unpinnable: The files that declare dialogs and can hold no ids of them, which go into the ids file.
    package init(
        _ plan: Plan,
        naming names: PeopleNames = .none,
        command: [String],
        paths: [String],
        unpinnable: Set<String> = []
    ) {
        self.plan = plan
        people = PeopleText(names, room: .people(ReportRow.peopleShown))
        self.command = command
        self.paths = paths
        self.unpinnable = unpinnable
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let open = plan.entries.filter { $0.action.kind.needsDecision }
        guard !open.isEmpty else { return "There is nothing to decide.\n" }
        return open.flatMap(lines).map { $0.displaySafe + "\n" }.joined()
    }

    private func lines(for entry: PlanEntry) -> [String] {
        let kind = entry.action.kind
        let key = entry.desired.key.string.unquotedDisplaySafe
        let head = "\(kind.sign) \(kind.rawValue)  \(key)  \(entry.desired.location.lineReference)"
        return [head] + choices(for: entry).map { "    \($0)" }
    }

    private func choices(for entry: PlanEntry) -> [String] {
        let owner = people.text(for: entry.desired.owner)
        return switch entry.action {
        case .ambiguous(let live): live.map { choice($0, for: entry, remark: $0.members) }
        case .conflict(.lackingMembers(let lacking)):
            lacking.map { choice($0.dialog, for: entry, remark: $0.remark(people)) }
        case .conflict(.formerKey(let former)):
            former.map { choice($0.dialog, for: entry, remark: "was declared as '\($0.key)'") }
        case .conflict(.otherViewer(let live, let user)):
            [
                "live \(live.id) is visible to user \(people.text(for: user)), and not to owner \(owner)",
                entry.desired.type == .public
                    ? "name an 'owner:' who sees it, or adopt another one"
                    : "name an 'owner:' who is in the room, bring the owner back into it, or adopt another one",
            ]
        case .conflict(.incompatible(let live)):
            ["live \(live.id) is \(live.kind(besides: entry.desired, naming: people)): adopt another one"]
        case .conflict(.unproven(let live)): live.map { choice($0, for: entry, remark: $0.members) }
        case .conflict(.notItsCreator(let live, let user)):
            ["live \(live.id): user \(people.text(for: user)) may not delete it, who did not create it or has left"]
        case .conflict(.departed): Remedy.lines(for: entry)
        case .gone(let id): ["no dialog \(id) is visible to owner \(owner): adopt another one"]
        case .create, .exists, .update, .differs, .delete, .absent: []
        }
    }

    private func choice(_ live: LiveDialog, for entry: PlanEntry, remark: String) -> String {
        let isPinnable = !unpinnable.contains(entry.desired.location.path)
        let command = isPinnable ? command : command.filter { $0 != "--in-manifests" }
        let words = command + ["\(entry.desired.key)=\(live.id)"] + paths
        return "\(words.map(\.shellWord).joined(separator: " "))  # \(remark)"
    }
}

extension LiveDialog {
    /// What it is that the declared dialog can never be: of another type, or of another pair.
    func kind(besides desired: DesiredDialog, naming people: PeopleText) -> String {
        guard type == .private, desired.type == .private else { return "a \(type.word) dialog" }
        return "the private dialog of users \(people.listed(occupants.ascending, limit: 2))"
    }

    fileprivate var members: String {
        let members = type == .public ? "public" : count(occupants.count, "occupant")
        return "\(members)\(createdAt.map { ", created \($0)" } ?? "")"
    }
}

extension LackingDialog {
    fileprivate func remark(_ people: PeopleText) -> String { "lacks \(people.listed(missing, limit: 4))" }
}
