internal import Dialogs
internal import Planning

/// What becomes of the people who are to be in no group: a sentence for each of them.
struct DepartedText {
    private let plan: Plan
    private let names: PeopleNames

    init(_ plan: Plan, naming names: PeopleNames) {
        self.plan = plan
        self.names = names
    }

    /// The sentences, not yet safe to be shown; none where nobody departed.
    var sentences: [String] {
        let people = plan.departures.people
        guard !people.isEmpty else { return [] }
        var all: [UserID: Groups] = [:]
        for entry in plan.entries {
            for user in entry.departed { all[user, default: Groups()].add(entry, of: user) }
            guard case .delete(let live, as: _) = entry.action else { continue }
            for person in people.map(\.person.user) where live.occupants.contains(person) {
                all[person, default: Groups()].deleted += 1
            }
        }
        let outside = people.filter { $0.sight == .listed(groups: 0) }
        let others = people.filter { $0.sight != .listed(groups: 0) }
        return others.map { sentence(on: $0, all[$0.person.user] ?? Groups()) } + sentences(onOutside: outside)
    }

    /// Those who are in no group, in one sentence.
    private func sentences(onOutside people: [Departure]) -> [String] {
        guard !people.isEmpty else { return [] }
        let text = PeopleText(names, room: .people(Self.mostNamed)).listed(
            people.map(\.person.user),
            limit: Self.mostNamed
        )
        return ["Departed: \(text) \(people.count == 1 ? "is" : "are") in no group."]
    }

    /// How many people one sentence names.
    private static let mostNamed = 8

    /// In how many groups of the plan somebody is, and what becomes of that.
    private struct Groups {
        var leaving = 0
        var undecided = 0
        var kept = 0
        var deleted = 0

        mutating func add(_ entry: PlanEntry, of user: UserID) {
            switch entry.action {
            case .update(_, let update) where update.leaving.contains(user): leaving += 1
            case .conflict: undecided += 1
            case .create, .exists, .update, .differs, .delete, .absent, .ambiguous, .gone: kept += 1
            }
        }

        var text: String {
            let parts: [(Int, String)] = [
                (leaving, "taken out of \(leaving)"),
                (undecided, undecided == 1 ? "1 needs a decision" : "\(undecided) need a decision"),
                (kept, "kept in \(kept)"), (deleted, deleted == 1 ? "1 is deleted" : "\(deleted) are deleted"),
            ]
            return parts.filter { $0.0 > 0 }.map(\.1).joined(separator: ", ")
        }
    }

    private func sentence(on departure: Departure, _ groups: Groups) -> String {
        let person = "Departed: \(names.text(for: departure.person.user))"
        let declared = groups.text.isEmpty ? "" : "; of declared groups: \(groups.text)"
        switch departure.sight {
        case .listed(let number):
            return "\(person) is in \(count(number, "group"))\(groups.text.isEmpty ? "" : ": \(groups.text)")."
        case .refused(let reason):
            return "\(person) is not known to the application any more, or may not be asked as (\(reason)), so nothing "
                + "was looked up; take a deleted user, who is in no group, out of 'departed'\(declared)."
        case .needsKey:
            return "\(person) was not looked up, which takes an API key: in groups that nobody declares, nothing is "
                + "done\(declared)."
        case .partOnly:
            return "\(person) was not looked up, since only a part of the set is taken: in groups that nobody "
                + "declares, nothing is done\(declared)."
        }
    }
}
