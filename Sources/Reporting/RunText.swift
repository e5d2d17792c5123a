package import Applying
internal import Diagnostics
internal import Dialogs
internal import Planning

/// What a run did, as a person reads it: a line for each dialog that it tried to create, then one line that sums up.
package struct RunText: Sendable {
    private let report: RunReport
    private let style: TextStyle

    /// Creates the text of a report.
    package init(_ report: RunReport, style: TextStyle) {
        self.report = report
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let creates = report.creates
        let width = min(creates.map { $0.entry.desired.key.string.displaySafe.columns }.max() ?? 0, 48)
        return creates.map { line(for: $0, keyWidth: width) + "\n" }.joined() + summary
    }

    private func line(for result: RunReport.Result, keyWidth: Int) -> String {
        let verdict = result.outcome.verdict
        let word = style.paint("\(verdict.sign) \(verdict.word.padded(to: 9))", verdict.colour)
        let key = result.entry.desired.key.string.displaySafe.padded(to: keyWidth)
        return "  \(word)  \(key)  \(detail(of: result).displaySafe)"
    }

    private func detail(of result: RunReport.Result) -> String {
        let place = result.entry.desired.location.lineReference
        if let live = result.outcome.live { return "\(live.id)  \(live.roomJID ?? "-")" }
        return "\(place)  \(result.outcome.reason?.description ?? Self.notTried)"
    }

    /// Why a dialog was not tried.
    static let notTried = "the run was stopped before its turn"

    private var summary: String { "\(style.paint("Apply:", .bold)) \(counts)\n\(advice)" }

    /// How many creates ended in which way; nothing where there were none.
    var counts: String {
        let groups = Dictionary(grouping: report.creates, by: \.outcome.verdict)
        let parts = Verdict.allCases.compactMap { verdict in groups[verdict].map { "\($0.count) \(verdict.word)" } }
        return parts.joined(separator: ", ")
    }

    /// What to know and to do about what is unknown, doubled or was not tried; empty, or ending in a line feed.
    var advice: String {
        (report.hasUnknown ? Self.unknownAdvice : "") + verificationAdvice + (report.earlyEnd?.text ?? "")
    }

    /// What to know of dialogs that exist twice or could not be looked at once more; empty, or ending in a line feed.
    var verificationAdvice: String {
        let doubled = report.hasDoubled ? Self.doubledAdvice : ""
        guard case .failed(let reason) = report.verification else { return doubled }
        return doubled + """
            The created dialogs could not be listed once more: \(reason.description.displaySafe)
            So nothing says whether another run made one of them too; a plan will.

            """
    }

    private static let doubledAdvice = """
        A doubled dialog exists more than once: another run created it at the same time, or a first request was carried out
        late. Decide which one stays and delete the other; until then a plan calls it ambiguous.

        """

    /// What to do about unknown dialogs, ending in a line feed.
    static let unknownAdvice = """
        An unknown dialog may or may not exist: its request left, no clear answer came back, and it was not found until
        the settle window was over. Nothing was sent again, since that could make a second one. Run apply again: it looks
        once more, and creates what is still missing.

        """
}
