internal import Diagnostics
package import Dialogs
package import Planning

/// The entries of a saved plan that are not carried out because the live dialogs have changed: each with a line for the
/// dialog and a line for the change.
package struct StaleText: Sendable {
    private let entries: [StaleEntry]
    private let people: PeopleText
    private let style: TextStyle

    /// Creates the text of stale entries, in which people have these names.
    package init(_ entries: [StaleEntry], naming names: PeopleNames = .none, style: TextStyle) {
        self.entries = entries
        people = PeopleText(names, room: .people(ReportRow.peopleShown))
        self.style = style
    }

    /// The whole text, ending in a line feed; empty if nothing is stale.
    package var text: String {
        guard !entries.isEmpty else { return "" }
        let width = min(entries.map { $0.now.desired.key.string.unquotedDisplaySafe.columns }.max() ?? 0, 48)
        let listed = entries.flatMap { lines(for: $0, keyWidth: width) }
        let verb = entries.count == 1 ? "is" : "are"
        let summary = "\(count(entries.count, "dialog")) \(verb) not as planned, and left alone: make the plan again"
        return (listed + ["\(style.paint("Stale:", .bold)) \(summary)"]).map { $0 + "\n" }.joined()
    }

    private func lines(for entry: StaleEntry, keyWidth: Int) -> [String] {
        let word = style.paint("! \("stale".padded(to: 9))", .red)
        let key = entry.now.desired.key.string.unquotedDisplaySafe.padded(to: keyWidth)
        let place = style.paint(entry.now.desired.location.lineReference.displaySafe, .dim)
        return ["  \(word)  \(key)  \(place)", "                 \(entry.change(people))".displaySafe]
    }
}

extension ReportProblem {
    /// Creates a problem from a planned dialog that is left alone because the live dialogs have changed.
    init(_ stale: StaleEntry, naming people: PeopleText) {
        self.init("stale: \(stale.now.desired.key): \(stale.change(people))", .stale, at: stale.now.desired.location)
    }
}

extension StaleEntry {
    /// The planned action and the current state.
    fileprivate func change(_ people: PeopleText) -> String {
        let before = reviewed.action.kind
        guard before == now.action.kind else { return "planned as \(before), \(now.state(people))" }
        return "still \(before), but not as planned: \(now.state(people))"
    }
}

extension PlanEntry {
    fileprivate func state(_ people: PeopleText) -> String {
        switch action {
        case .create: others.isEmpty ? "missing now" : "missing now, beside \(others.map(\.text).listed(limit: 4))"
        case .exists(let live): "exists now: live \(live.id)"
        case .update(let live, let update):
            "to be updated now: live \(live.id) in \(update.differences.map(\.field).joined(separator: ", "))"
        case .differs(let live, let differences):
            "differs now: live \(live.id) in \(differences.map(\.field).joined(separator: ", "))"
        case .delete(let live, _): "to be deleted now: live \(live.id) with \(count(live.occupants.count, "occupant"))"
        case .absent: "absent now"
        case .conflict(.unproven(let live)):
            "known by name alone now: \(live.map(\.id.text).listed(limit: 4))"
        case .conflict(.notItsCreator(let live, let user)):
            "in conflict now with \(live.id), which user \(people.text(for: user)) may not delete"
        case .conflict(.lackingMembers(let lacking)):
            "in conflict now with \(lacking.map(\.dialog.id.text).listed(limit: 4))"
        case .conflict(.formerKey(let former)):
            "in conflict now with \(former.map(\.dialog.id.text).listed(limit: 4)), of another key"
        case .conflict(.otherViewer(let live, let user)):
            "in conflict now with \(live.id), which user \(people.text(for: user)) sees"
        case .conflict(.incompatible(let live)):
            "in conflict now with \(live.id), \(live.kind(besides: desired, naming: people))"
        case .conflict(.departed(let live, _, _)): "in conflict now with \(live.id), which who departed keeps"
        case .ambiguous(let live): "ambiguous now among \(live.map(\.id.text).listed(limit: 4))"
        case .gone(let id): "gone now: \(id)"
        }
    }
}
