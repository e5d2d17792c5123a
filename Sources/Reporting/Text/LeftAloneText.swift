package import Dialogs
package import Planning

/// What apply did not do, and what lets it be done: a sentence for each reason.
package struct LeftAloneText: Sendable {
    private let plan: Plan
    private let missing: MissingPeople
    private let postponed: Int
    private let onlyCreates: Bool

    /// Creates the text.
    ///
    /// - Parameters:
    ///   - plan: The plan that was carried out.
    ///   - missing: The people who were not found.
    ///   - postponed: How many missing dialogs are left for another run.
    ///   - onlyCreates: Whether updates and deletions were left out of the run.
    package init(_ plan: Plan, _ missing: MissingPeople = .none, postponed: Int = 0, onlyCreates: Bool = false) {
        self.plan = plan
        self.missing = missing
        self.postponed = postponed
        self.onlyCreates = onlyCreates
    }

    /// The sentences; none where everything was done.
    package var sentences: [String] {
        let differing = plan.entries.lazy.filter { $0.action.kind == .differs }
        let unasked = differing.count { $0.lacksLeave }
        let fixed = differing.count { !$0.lacksLeave }
        let undecided = plan.undecidedCount
        let sentences: [(Int, String)] = [
            (unasked, "\(Self.differ(unasked)) left alone ('update: true' lets apply change \(Self.them(unasked)))."),
            (
                fixed,
                onlyCreates
                    ? "\(Self.differ(fixed)) left alone (--create-only)."
                    : "\(Self.differ(fixed)) left alone, in what cannot be changed: the plan says why."
            ),
            (
                undecided,
                "\(count(undecided, "dialog needs", plural: "dialogs need")) a decision and "
                    + "\(undecided == 1 ? "was" : "were") left alone ('dialogctl adopt' lists what could be "
                    + "\(Self.them(undecided)))."
            ),
            (
                postponed,
                count(postponed, "missing dialog is", plural: "missing dialogs are")
                    + " left for another run (--limit)."
            ),
            (
                missing.leftOut.count,
                "\(count(missing.leftOut.count, "dialog was", plural: "dialogs were")) left out, since "
                    + "\(count(missing.people.count, "person was", plural: "people were")) not found "
                    + "(--missing FILE lists them)."
            ),
        ]
        return sentences.filter { $0.0 > 0 }.map(\.1)
    }

    /// The sentences, a line for each, ending in a line feed; empty where everything was done.
    package var text: String { sentences.map { "\($0)\n" }.joined() }

    private static func differ(_ number: Int) -> String {
        "\(count(number, "dialog differs", plural: "dialogs differ")) and \(number == 1 ? "was" : "were")"
    }

    private static func them(_ number: Int) -> String { number == 1 ? "it" : "them" }
}
