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
        return "\(place)  \(result.outcome.reason?.description ?? "the run was stopped before its turn")"
    }

    private var summary: String {
        let groups = Dictionary(grouping: report.creates, by: \.outcome.verdict)
        let parts = Verdict.allCases.compactMap { verdict in groups[verdict].map { "\($0.count) \(verdict.word)" } }
        let advice =
            (report.hasUnknown ? Self.unknownAdvice : "") + (report.hasDoubled ? Self.doubledAdvice : "")
            + (report.earlyEnd?.text ?? "") + verificationAdvice
        return "\(style.paint("Apply:", .bold)) \(parts.joined(separator: ", "))\n\(advice)"
    }

    private var verificationAdvice: String {
        guard case .failed(let reason) = report.verification else { return "" }
        return """
            The created dialogs could not be listed once more: \(reason.description.displaySafe)
            So nothing says whether another run made one of them too; a plan will.

            """
    }

    private static let doubledAdvice = """
        A doubled dialog exists more than once: another run created it at the same time, or a first request was carried out
        late. Decide which one stays and delete the other; until then a plan calls it ambiguous.

        """

    private static let unknownAdvice = """
        An unknown dialog may or may not exist: its request left, no clear answer came back, and it was not found until
        the settle window was over. Nothing was sent again, since that could make a second one. Run apply again: it looks
        once more, and creates what is still missing.

        """
}

/// The word for what became of a create.
private enum Verdict: CaseIterable {
    case created
    case recovered
    case existed
    case rejected
    case failed
    case unknown
    case doubled
    case notTried

    var word: String {
        switch self {
        case .created: "created"
        case .recovered: "recovered"
        case .doubled: "doubled"
        case .existed: "existed"
        case .rejected: "rejected"
        case .failed: "failed"
        case .unknown: "unknown"
        case .notTried: "not tried"
        }
    }

    var sign: String {
        switch self {
        case .created, .recovered: "+"
        case .existed: "="
        case .rejected, .failed: "x"
        case .unknown: "?"
        case .doubled: "!"
        case .notTried: "-"
        }
    }

    var colour: TextColour {
        switch self {
        case .created, .recovered: .green
        case .existed, .notTried: .dim
        case .rejected, .failed, .doubled: .red
        case .unknown: .magenta
        }
    }
}

extension ApplyOutcome {
    fileprivate var verdict: Verdict {
        switch self {
        case .created: .created
        case .recovered: .recovered
        case .doubled: .doubled
        case .alreadyExisted, .unchanged: .existed
        case .rejected: .rejected
        case .failed: .failed
        case .unknown: .unknown
        case .notTried, .leftAlone: .notTried
        }
    }
}
