internal import Diagnostics
internal import Dialogs
package import Planning

/// A plan as a person reads it: what would change first, line by line, then what already is, then one line that sums up.
package struct PlanText: Sendable {
    private let plan: Plan
    private let style: TextStyle
    private let listsAllExisting: Bool

    /// How many dialogs that exist as declared are listed before the rest is only counted.
    package static let existingShown = 20

    /// Creates the text of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - style: With or without colours.
    ///   - listsAllExisting: Whether every dialog that exists as declared has its line, however many there are.
    package init(_ plan: Plan, style: TextStyle, listsAllExisting: Bool = false) {
        self.plan = plan
        self.style = style
        self.listsAllExisting = listsAllExisting
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let owners = Dictionary(grouping: plan.entries, by: \.desired.owner).sorted { $0.key < $1.key }
        let sections = owners.map { section(of: $0.key, $0.value) }
        return (sections + [summary]).joined(separator: "\n")
    }

    /// The last line: how many dialogs have which action, and what it took to know.
    package var summary: String {
        let undecided = plan.entries.count { $0.action.kind.needsDecision }
        let counts = [
            (plan.count(of: .create), "to create"),
            (plan.count(of: .differs), plan.count(of: .differs) == 1 ? "differs" : "differ"),
            (undecided, undecided == 1 ? "needs a decision" : "need a decision"),
            (plan.count(of: .exists), plan.count(of: .exists) == 1 ? "exists" : "exist"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let requests = RequestCount(of: plan).text
        let proof = plan.proof == .readUntilEmpty ? "; the server sends no totals, so pages were read until empty" : ""
        let total = count(plan.entries.count, "dialog")
        return "\(style.paint("Plan:", .bold)) \(total): \(parts.joined(separator: ", ")) (\(requests)\(proof))\n"
    }

    private func section(of owner: UserID, _ entries: [PlanEntry]) -> String {
        let changes = entries.filter { $0.action.kind != .exists }
        let existing = entries.filter { $0.action.kind == .exists }
        let shown = listsAllExisting ? existing.count : Self.existingShown
        let listed = changes + existing.prefix(shown)
        let width = min(listed.map { $0.desired.key.string.displaySafe.columns }.max() ?? 0, 48)
        var lines = [style.paint("owner \(owner)", .bold)]
        lines += listed.flatMap { EntryText($0, style: style, keyWidth: width).lines }
        if existing.count > shown {
            let rest = existing.count - shown
            lines.append(style.paint("  = … and \(rest) more exist as declared (--all lists them)", .dim))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
