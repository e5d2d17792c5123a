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
        let report = try await report([
            .created(.group(1, "Room 0", [1, 2])),
            .alreadyExisted(.private(2, [1, 2])),
            .rejected(FailureReason("Occupants with these IDs do not exist.", status: 404, requestID: "abc-1")),
            .failed(FailureReason("could not connect to 127.0.0.1:1")),
            .unknown(FailureReason("no answer within 30 s")),
            .recovered(.group(6, "Room 5", [1, 2])),
            .doubled([.group(7, "Room 6", [1, 2]), .group(8, "Room 6", [1, 2])]),
            .notTried,
        ])
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

    @Test func `a server's reason cannot steer a terminal`() async throws {
        let report = try await report([.rejected(FailureReason("\u{1B}[2J\u{202E}"))])
        #expect(RunText(report, style: .plain).text.contains(#"\u{1b}[2J\u{202e}"#))
    }
}
