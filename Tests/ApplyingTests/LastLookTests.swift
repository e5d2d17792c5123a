import Applying
import Dialogs
import Pacing
import Planning
import TestSupport
import Testing

/// Servers that say that they have made a dialog, and do not show it.
@Suite struct LastLookTests {
    private let made = LiveDialog.group(5, "ops", [1, 2])
    private let clock = SteppingClock()
    private let stop = StopFlag()

    private func confirmed(
        _ outcome: ApplyOutcome,
        shown: Set<DialogID> = [],
        by reader: any DialogReader,
        verification: Verification = .done(requests: 1)
    ) async throws -> RunReport {
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 1).plan(for: [.group("ops")])
        let results = plan.entries.map { RunReport.Result(entry: $0, outcome: outcome) }
        let look = LastLook(reader: reader, window: .seconds(30), clock: clock, stop: stop)
        return await RunReport(results: results, verification: verification).confirmed(shown: shown, by: look)
    }

    @Test func `what a listing has shown is not asked for`() async throws {
        let store = InMemoryDialogStore()
        let report = try await confirmed(.created(made), shown: [made.id], by: store)
        #expect(report.results.map(\.outcome) == [.created(made)])
        #expect(store.queries.isEmpty)
        #expect(report.verification == .done(requests: 1))
    }

    @Test func `what is shown to who asks by its ID costs one request, and no wait`() async throws {
        let renamed = ApplyOutcome.createdOtherwise(made, [])
        let report = try await confirmed(renamed, by: InMemoryDialogStore([made]))
        #expect(report.results.map(\.outcome) == [renamed])
        #expect(report.verification == .done(requests: 2))
        #expect(clock.sleeps == [.zero])
    }

    @Test func `what is shown late is waited for`() async throws {
        let store = ScriptedDialogStore([:], appearing: made, afterLists: 3)
        #expect(try await confirmed(.created(made), by: store).results.map(\.outcome) == [.created(made)])
        #expect(clock.sleeps == [.zero, .seconds(1), .seconds(2), .seconds(4)])
    }

    @Test func `what nothing shows by the end of the window is unknown, by name`() async throws {
        let report = try await confirmed(.created(made), by: InMemoryDialogStore())
        #expect(report.hasUnknown)
        #expect(report.results[0].outcome.reason?.text.contains("\(made.id)") == true)
        #expect(clock.now.offset == .seconds(30))
    }

    @Test func `what was found or was there before needs no look`() async throws {
        for outcome in [ApplyOutcome.recovered(made), .unchanged, .rejected(FailureReason("no"))] {
            let report = try await confirmed(outcome, by: InMemoryDialogStore())
            #expect(report.results.map(\.outcome) == [outcome])
        }
    }

    @Test func `nothing is told where it cannot be looked, or nobody waits`() async throws {
        let failure = Verification.failed(FailureReason("no"))
        let failed = try await confirmed(.created(made), by: InMemoryDialogStore(), verification: failure)
        #expect(failed.results.map(\.outcome) == [.created(made)])
        stop.raise()
        let stopped = try await confirmed(.created(made), by: InMemoryDialogStore())
        #expect(stopped.results.map(\.outcome) == [.created(made)])
        #expect(stopped.verification == .done(requests: 1))
    }
}
