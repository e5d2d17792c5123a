import Applying
import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

@Suite struct RunTextTests {
    private func report(_ outcomes: [ApplyOutcome], _ earlyEnd: EarlyEnd? = nil) async throws -> RunReport {
        let desired = outcomes.indices.map { DesiredDialog.group(ExactText("Room \($0)"), line: $0 + 3) }
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 1).plan(for: desired)
        let results = zip(plan.entries, outcomes).map { RunReport.Result(entry: $0, outcome: $1) }
        return RunReport(results: results, earlyEnd: earlyEnd)
    }

    @Test func `every outcome`() async throws {
        let report = try await report(ReportSamples.everyOutcome)
        try expectSnapshot(of: RunText(report, style: .plain).text, named: "run-every-outcome")
    }

    @Test(arguments: [
        (EarlyEnd.credentialsRefused(inARow: 3, FailureReason("expired\u{7}", status: 401)), "run-credentials-refused"),
        (.onlyFailures(inARow: 10, FailureReason("the server failed", status: 500)), "run-only-failures"),
        (.journalFailed, "run-journal-failed"),
    ])
    func `a run that ended early says why`(earlyEnd: EarlyEnd, name: String) async throws {
        let report = try await report([.failed(FailureReason("because")), .notTried], earlyEnd)
        try expectSnapshot(of: RunText(report, style: .plain).text, named: name)
    }

    @Test func `all created`() async throws {
        let report = try await report([.created(.group(1, "Room 0", [1, 2])), .created(.group(2, "Room 1", [1, 2]))])
        try expectSnapshot(of: RunText(report, style: .coloured).text, named: "run-all-created-coloured")
    }

    @Test func `what the server keeps otherwise is told with what to do`() async throws {
        let outcomes = [.created(.group(1, "Room 0", [1, 2])), ReportSamples.createdOtherwise]
        let text = RunText(try await report(outcomes), style: .plain).text
        try expectSnapshot(of: text, named: "run-created-not-as-declared")
    }

    @Test func `a name that the server keeps cannot steer a terminal`() async throws {
        let name = FieldDifference.value(field: "name", live: .scalar(.text("\u{1B}[2J")), desired: .text("Room 0"))
        let report = try await report([.createdOtherwise(.group(1, "\u{1B}[2J", [1, 2]), [name])])
        #expect(RunText(report, style: .plain).text.contains(#"name: '\u{1b}[2J' -> 'Room 0'"#))
    }

    @Test func `a server's reason cannot steer a terminal`() async throws {
        let report = try await report([.rejected(FailureReason("\u{1B}[2J\u{202E}"))])
        #expect(RunText(report, style: .plain).text.contains(#"\u{1b}[2J\u{202e}"#))
    }
}
