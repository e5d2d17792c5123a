import Applying
import Diagnostics
import Dialogs
import Planning
import TestSupport
import Testing

@testable import Reporting

@Suite struct LabelTests {
    @Test(arguments: Action.Kind.allCases)
    func `the label of an action is its sign and its word`(kind: Action.Kind) {
        #expect(kind.label == "\(kind.sign) \(kind.rawValue.padded(to: 9))")
    }

    @Test(arguments: ReportedOutcome.allCases)
    func `the label of an outcome is its sign and its word`(reportedOutcome: ReportedOutcome) {
        #expect(reportedOutcome.label == "\(reportedOutcome.sign) \(reportedOutcome.word.padded(to: 9))")
    }

    @Test func `an outcome has one word, in texts and in results alike`() throws {
        let entry = PlanEntry(desired: .private(with: 2), action: .create)
        let live = LiveDialog.private(2, [1, 2])
        for outcome: ApplyOutcome in [
            .created(live), .createdOtherwise(live, []), .recovered(live), .alreadyExisted(live),
            .rejected(FailureReason("no")),
            .failed(FailureReason("no")), .unknown(FailureReason("no")), .doubled([live]), .notTried,
        ] {
            #expect(outcome.reportedOutcome.word == outcome.kind.word)
            let line = ResultFormat.jsonLines.line(ResultRow(entry, outcome))
            #expect(line.contains("\"outcome\":\"\(outcome.kind.word)\""))
        }
    }
}
