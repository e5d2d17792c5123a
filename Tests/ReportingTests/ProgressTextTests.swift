import Testing

@testable import Reporting

@Suite struct ProgressTextTests {
    private func text(
        _ amounts: ProgressAmounts,
        perSecond: Double = 0,
        pause: Duration = .zero,
        left: ProgressText.TimeLeft? = nil
    ) -> String {
        ProgressText(amounts, requestsPerSecond: perSecond, pause: pause, left: left).text
    }

    @Test func `says how far, how fast and how long`() {
        let amounts = ProgressAmounts(.creating, 120, of: 900)
        #expect(
            text(amounts, perSecond: 58.2, left: .about(.seconds(12.1))) == "Creating 120 of 900, 58/s, 13 s left"
        )
    }

    @Test func `says what became of creates in the words of the summary`() {
        let outcomes = [
            ReportedOutcome.created.kind: 5, ReportedOutcome.rejected.kind: 2, ReportedOutcome.unknown.kind: 1,
            ReportedOutcome.createdOtherwise.kind: 1,
        ]
        let amounts = ProgressAmounts(.creating, 9, of: 12, outcomes: outcomes, searches: 1)
        #expect(
            text(amounts) == "Creating 9 of 12, 1 created, not as declared, 2 rejected, 1 unknown, 1 looked for"
        )
    }

    @Test func `says what is counted, and nothing of what nobody knows`() {
        #expect(text(ProgressAmounts(.reading)) == "Reading")
        #expect(text(ProgressAmounts(.reading, 200, of: 3400, unit: "dialogs")) == "Reading 200 of 3400 dialogs")
        #expect(text(ProgressAmounts(.findingPeople, 1, of: 3)) == "Finding people 1 of 3")
        #expect(text(ProgressAmounts(.verifying, 1, of: 3)) == "Verifying 1 of 3")
    }

    @Test func `a wait takes the place of the rate`() {
        let amounts = ProgressAmounts(.creating, 120, of: 900)
        let line = text(amounts, perSecond: 58, pause: .seconds(11.5), left: .about(.seconds(40)))
        #expect(line == "Creating 120 of 900, the server asks to wait 12 s, 40 s left")
    }

    @Test func `a window is told as what it is`() {
        #expect(
            text(ProgressAmounts(.settling), left: .atMost(.seconds(30)))
                == "Settling unclear creates, at most 30 s left"
        )
        #expect(
            text(ProgressAmounts(.waiting), left: .atMost(.seconds(7)))
                == "Waiting for recent creates to show, at most 7 s left"
        )
    }

    @Test(arguments: [
        (0.0, "Reading 1 of 2"), (0.04, "Reading 1 of 2"), (0.5, "Reading 1 of 2, 0.5/s"), (2, "Reading 1 of 2, 2/s"),
        (9.94, "Reading 1 of 2, 9.9/s"), (9.96, "Reading 1 of 2, 10/s"), (10.4, "Reading 1 of 2, 10/s"),
        (.nan, "Reading 1 of 2"), (.infinity, "Reading 1 of 2"), (-1, "Reading 1 of 2"),
    ])
    func `rounds the rate`(rate: Double, line: String) {
        #expect(text(ProgressAmounts(.reading, 1, of: 2), perSecond: rate) == line)
    }

    @Test(arguments: [
        (1, "1 s"), (60, "60 s"), (61, "2 min"), (3600, "60 min"), (3601, "1 h 1 min"), (7300, "2 h 2 min"),
    ])
    func `rounds the time up`(seconds: Int, left: String) {
        let line = text(ProgressAmounts(.reading, 0, of: 9), left: .about(.seconds(seconds)))
        #expect(line == "Reading 0 of 9, \(left) left")
    }

    @Test func `leaves out a time that is none`() {
        #expect(text(ProgressAmounts(.reading, 0, of: 9), left: .about(.zero)) == "Reading 0 of 9")
        #expect(text(ProgressAmounts(.reading, 0, of: 9), left: .about(.seconds(2_000_000))) == "Reading 0 of 9")
    }
}
