import Applying
import Dialogs
import Journal
import Pacing
import Planning
import Synchronization
import TestSupport
import Testing

/// When creates are recorded if they have to wait for a permit.
@Suite(.timeLimit(.minutes(10))) struct PacedCreationTests {
    private let clock = SteppingClock()
    private let stop = StopFlag()

    private func outcomes(
        of desired: [DesiredDialog],
        recorder: any IntentRecorder,
        pacer: Pacer
    ) async throws -> [ApplyOutcome] {
        let why = FailureReason("no", status: 422)
        let store = ScriptedDialogStore(Dictionary(desired.map { ($0.key, [.rejected(why)]) }) { first, _ in first })
        let plan = try await LookupRunner(reader: store, parallelism: 1).plan(for: desired)
        let environment = ApplyEnvironment(clock: clock, stop: stop, pacer: pacer)
        let policy = ApplyPolicy(parallelism: 4)
        let applier = Applier(store: store, recorder: recorder, policy: policy, environment: environment)
        return await applier.apply(plan).results.map(\.outcome)
    }

    @Test func `a create is recorded when it has its permit, not when it begins to wait`() async throws {
        let recorder = TimedRecorder(clock)
        let pacer = Pacer(Throttle(perSecond: 1, parallelism: 4), clock: clock, stop: stop)
        _ = try await outcomes(of: [.public("a"), .public("b"), .public("c")], recorder: recorder, pacer: pacer)
        #expect(recorder.times == [.zero, .seconds(1), .seconds(2)])
    }

    @Test func `a create that waits when the run is stopped leaves no record and was not tried`() async throws {
        let recorder = MemoryRecorder()
        let pacer = Pacer(stop: stop)
        try #require(await pacer.permit(for: .read)).end(.throttled(retryAfter: .seconds(300)))
        async let outcomes = outcomes(of: [.public("a"), .public("b")], recorder: recorder, pacer: pacer)
        stop.raise()
        #expect(try await outcomes == [.notTried, .notTried])
        #expect(recorder.log.isEmpty)
    }

    @Test func `a create that cannot be recorded gives its permit back`() async throws {
        let recorder = MemoryRecorder()
        recorder.fail(with: .intentTooLarge(key: "a"))
        let pacer = Pacer(Throttle(perSecond: nil, parallelism: 1), clock: clock, stop: stop)
        _ = try await outcomes(of: [.public("a"), .public("b"), .public("c")], recorder: recorder, pacer: pacer)
        #expect(await pacer.permit(for: .create) != nil)
    }
}

/// A recorder that remembers when each intent was recorded.
private final class TimedRecorder: IntentRecorder {
    private let recorder = MemoryRecorder()
    private let clock: SteppingClock
    private let state = Mutex<[Duration]>([])

    init(_ clock: SteppingClock) {
        self.clock = clock
    }

    var times: [Duration] { state.withLock(\.self) }

    func begin(
        _ intents: [Intent],
        _ completion: @escaping @Sendable ([Result<IntentNumber, JournalError>]) -> Void
    ) {
        state.withLock { times in times += intents.map { _ in clock.now.offset } }
        recorder.begin(intents, completion)
    }

    func finish(_ number: IntentNumber, _ outcome: IntentOutcome) { recorder.finish(number, outcome) }

    func flush() {}
}
