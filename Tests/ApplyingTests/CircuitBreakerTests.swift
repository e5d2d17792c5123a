import Dialogs
import Journal
import Planning
import TestSupport
import Testing

@testable import Applying

@Suite struct CircuitBreakerTests {
    private static let refused = ApplyOutcome.failed(FailureReason("expired", status: 401))
    private static let failed = ApplyOutcome.failed(FailureReason("no route"))
    private static let unknown = ApplyOutcome.unknown(FailureReason("oops", status: 500))
    private static let created = ApplyOutcome.created(.group(1, "ops", [1, 2]))
    private static let rejected = ApplyOutcome.rejected(FailureReason("no", status: 422))

    private static func times(_ count: Int, _ outcome: ApplyOutcome) -> [ApplyOutcome] {
        Array(repeating: outcome, count: count)
    }

    private static let goingOn: [[ApplyOutcome]] = [
        times(2, refused), times(9, failed), times(9, unknown), times(1000, rejected),
        [refused, refused, created, refused, refused],
        [times(9, failed), [created], times(9, unknown)].flatMap(\.self),
        [times(9, failed), [.recovered(.group(1, "ops", [1, 2])), failed]].flatMap(\.self),
        [times(9, failed), [.createdOtherwise(.group(1, "ops", [1]), []), failed]].flatMap(\.self),
        [times(9, failed), [.alreadyExisted(.private(1, [1, 2])), failed]].flatMap(\.self),
        [times(9, failed), [.doubled([]), failed]].flatMap(\.self),
    ]

    private static let ending: [[ApplyOutcome]] = [
        times(10, failed), [times(5, failed), times(5, unknown)].flatMap(\.self),
        times(10, failed).flatMap { [$0, rejected] }, [[created], times(10, failed)].flatMap(\.self),
        [[refused, refused], times(8, failed)].flatMap(\.self),
    ]

    private func earlyEnd(after outcomes: [ApplyOutcome]) -> EarlyEnd? {
        var breaker = CircuitBreaker()
        for outcome in outcomes { breaker.note(outcome) }
        return breaker.earlyEnd
    }

    @Test(arguments: goingOn)
    func `a run goes on`(outcomes: [ApplyOutcome]) {
        #expect(earlyEnd(after: outcomes) == nil)
    }

    @Test func `the third refusal of the credentials ends it`() {
        let end = EarlyEnd.credentialsRefused(inARow: 3, FailureReason("expired", status: 401))
        #expect(earlyEnd(after: Self.times(3, Self.refused)) == end)
        #expect(earlyEnd(after: [Self.refused, Self.rejected, Self.refused, Self.failed, Self.refused]) == end)
        #expect(earlyEnd(after: Self.times(3, Self.refused) + [Self.created]) == end)
    }

    @Test(arguments: ending)
    func `the tenth failure in a row ends it`(outcomes: [ApplyOutcome]) {
        guard case .onlyFailures(inARow: 10, _) = earlyEnd(after: outcomes) else {
            Issue.record("it did not end")
            return
        }
    }
}

@Suite struct EarlyEndTests {
    private func report(
        of responses: [CreateOutcome],
        parallelism: Int = 1,
        recorder: MemoryRecorder = MemoryRecorder()
    ) async throws -> (report: RunReport, creates: Int) {
        let names = responses.indices.map { ExactText("room \(100 + $0)") }
        let scripts = zip(names, responses).map { (ExactText("group/\($0)"), [$1]) }
        let store = ScriptedDialogStore(Dictionary(uniqueKeysWithValues: scripts))
        let plan = try await LookupRunner(reader: store, parallelism: 1).plan(for: names.map { .group($0) })
        let applier = Applier(
            store: store,
            recorder: recorder,
            policy: ApplyPolicy(parallelism: parallelism, settleWindow: .zero),
            environment: ApplyEnvironment(clock: SteppingClock(), jitter: { 1 })
        )
        return (await applier.apply(plan), store.created.count)
    }

    private let refused = CreateOutcome.unauthorized(FailureReason("expired", status: 401))
    private let unknown = CreateOutcome.unknown(FailureReason("oops", status: 500))
    private let created = CreateOutcome.created(.group(1, "ops", [1, 2]))

    @Test func `refused credentials leave the rest untried`() async throws {
        let (report, creates) = try await report(of: Array(repeating: refused, count: 20))
        #expect(creates == 3)
        #expect(report.results.count { $0.outcome == .notTried } == 17)
        #expect(report.earlyEnd == .credentialsRefused(inARow: 3, FailureReason("expired", status: 401)))
        #expect(!report.wasStopped)
        #expect(report.failedAsAWhole)
    }

    @Test func `what is open when it ends is waited for`() async throws {
        let (report, creates) = try await report(of: Array(repeating: unknown, count: 40), parallelism: 4)
        #expect((10...13).contains(creates))
        #expect(report.results.count { $0.outcome == .notTried } == 40 - creates)
        #expect(report.results.count { $0.outcome == .unknown(FailureReason("oops", status: 500)) } == creates)
    }

    @Test func `dialogs that are rejected never end a run`() async throws {
        let rejected = CreateOutcome.rejected(FailureReason("no", status: 422))
        let (report, creates) = try await report(of: Array(repeating: rejected, count: 40) + [created])
        #expect(creates == 41)
        #expect(report.earlyEnd == nil)
    }

    @Test func `a run with nothing left to try did not end early`() async throws {
        let (report, _) = try await report(of: Array(repeating: refused, count: 3))
        #expect(report.earlyEnd == nil)
        #expect(report.failedAsAWhole)
    }

    @Test func `a journal that fails ends a run that nobody interrupted`() async throws {
        let recorder = MemoryRecorder()
        recorder.fail(with: .full)
        let (report, creates) = try await report(of: Array(repeating: created, count: 3), recorder: recorder)
        #expect(creates == 0)
        #expect(report.earlyEnd == .journalFailed)
        #expect(!report.wasStopped)
        #expect(report.failedAsAWhole)
    }

    @Test func `a dialog that is too large for the journal is rejected like any other`() async throws {
        let recorder = MemoryRecorder()
        recorder.fail(with: .intentTooLarge(key: "group/room"))
        let (report, _) = try await report(of: Array(repeating: created, count: 12), recorder: recorder)
        #expect(report.earlyEnd == nil)
        #expect(report.results.allSatisfy { if case .rejected = $0.outcome { true } else { false } })
    }
}
