package import Applying
internal import Diagnostics
package import Dialogs
internal import Planning

/// The outcome of a run as text: a line for each dialog that it had to create or to change, then a summary line.
package struct RunText: Sendable {
    private let report: RunReport
    private let people: PeopleText
    private let style: TextStyle
    private let leftOut: Int

    /// Creates the text of a report, in which people have these names, and so many dialogs are left out.
    package init(_ report: RunReport, naming names: PeopleNames = .none, leftOut: Int = 0, style: TextStyle) {
        self.report = report
        self.leftOut = leftOut
        people = PeopleText(names, room: .people(ReportRow.peopleShown))
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let places = places
        let width = EntryText.keyWidth(places.lazy.map { report.results[$0].entry.desired.key.string })
        var writer = TextWriter(reservingCapacity: 128 * places.count)
        for place in places { write(report.results[place], keyWidth: width, to: &writer) }
        writer.write(summary)
        return writer.text
    }

    /// The indices of the results of creates and updates.
    private var places: [Int] { report.results.indices.filter { report.results[$0].entry.action.kind.isCarriedOut } }

    private func write(_ result: RunReport.Result, keyWidth: Int, to writer: inout TextWriter) {
        let reportedOutcome = result.outcome.reportedOutcome
        let live = result.outcome.kind == .deleted ? result.entry.action.live : result.outcome.live
        writer.write("  ")
        writer.write(style.paint(reportedOutcome.label, reportedOutcome.colour))
        writer.write("  ")
        writer.writeSafely(
            result.entry.desired.key.string,
            paddedTo: keyWidth,
            from: 4 + reportedOutcome.label.columns
        )
        writer.write("  ")
        writer.writeSafely(live?.id.text ?? result.entry.desired.location.lineReference)
        writer.write("  ")
        writer.writeSafely(result.remark(notTried: Self.notTried))
        writer.write("\n")
        for difference in result.outcome.differences { writer.writeDetail(difference.text(naming: people)) }
    }

    /// Why a dialog was not tried.
    static let notTried = "the run was stopped before its turn"

    private var summary: String { "\(style.paint("Apply:", .bold)) \(counts)\n\(advice)" }

    /// The number of creates and updates with each outcome; empty if there were none.
    var counts: String {
        var counts = Array(repeating: 0, count: ReportedOutcome.allCases.count)
        for place in places { counts[report.results[place].outcome.reportedOutcome.rawValue] += 1 }
        let parts = ReportedOutcome.allCases.filter { counts[$0.rawValue] > 0 }.map {
            "\(counts[$0.rawValue]) \($0.word)"
        }
        return (parts + (leftOut > 0 && !parts.isEmpty ? ["\(leftOut) left out"] : [])).joined(separator: ", ")
    }

    /// Advice about creates that are unknown, not as declared, doubled or were not tried; empty, or ending in a line
    /// feed.
    var advice: String {
        (report.hasUnknown ? Self.unknownAdvice : "")
            + (report.hasCreatedOtherwise ? Self.createdOtherwiseAdvice : "")
            + (report.hasUpdatedOtherwise ? Self.updatedOtherwiseAdvice : "")
            + (report.hasDoubled ? Self.doubledAdvice : "") + (unverifiedRemark ?? "") + (report.earlyEnd?.text ?? "")
    }

    /// Why the created dialogs could not be listed again, ending in a line feed; `nil` if they could.
    var unverifiedRemark: String? {
        guard case .failed(let reason) = report.verification else { return nil }
        return """
            The created dialogs could not be listed once more: \(reason.description.displaySafe)
            So nothing says whether another run made one of them too; a plan will.

            """
    }

    /// Advice about dialogs that exist twice, ending in a line feed.
    static let doubledAdvice = """
        A doubled dialog exists more than once: another run created it at the same time, or a first request was \
        carried out
        late. Decide which one stays and delete the other; until then a plan calls it ambiguous.

        """

    /// Advice about dialogs that were created, not as declared, ending in a line feed.
    static let createdOtherwiseAdvice = """
        A dialog that was created, not as declared, exists, but the server keeps something else than it was sent, and
        plans say that it differs; it is known by its _id from now on. Take what the server keeps into the manifest, or
        change it there.

        """

    /// Advice about dialogs that were updated, not as declared, ending in a line feed.
    static let updatedOtherwiseAdvice = """
        A dialog that was updated, not as declared, was changed, but the server keeps something else than it was sent.
        Take what the server keeps into the manifest; a text that it stores otherwise is sent once more, and then left.

        """

    /// Advice about dialogs with an unknown outcome, ending in a line feed.
    static let unknownAdvice = """
        An unknown dialog may or may not exist: its request left, no clear answer came back, and it was not found until
        the settle window was over. Nothing was sent again, since that could make a second one. Run apply again: it \
        looks
        once more, and creates what is still missing.

        """
}

extension RunReport.Result {
    /// Why it did not succeed, or where the room is.
    fileprivate func remark(notTried: String) -> String {
        if let reason = outcome.reason { return reason.description }
        guard let live = outcome.live ?? entry.action.live, outcome.kind != .notTried else { return notTried }
        return live.roomJID ?? "-"
    }
}
