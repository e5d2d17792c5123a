import Dialogs
import Pacing
import Planning
import Synchronization
import TestSupport
import Testing

@testable import Applying

/// Creates that wait, for an answer or for anything else, and those that go on meanwhile.
@Suite(.timeLimit(.minutes(10))) struct WaitingCreateTests {
    private let clock = ManualClock()
    private let answerClock = ManualClock()
    private let recorder = MemoryRecorder()

    private func apply(
        _ count: Int,
        in store: any DialogStore,
        parallelism: Int = 8,
        pacer: Pacer = Pacer(),
        clock: any Clock<Duration>,
        attempts: Int = 5
    ) async throws -> [ApplyOutcome] {
        let desired = (0..<count).map { DesiredDialog.public(ExactText("\(1000 + $0)")) }
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 1).plan(for: desired)
        let backoff = Backoff(base: .seconds(1), cap: .seconds(1), attempts: attempts)
        let policy = ApplyPolicy(parallelism: parallelism, backoff: backoff, settleWindow: .seconds(30))
        let environment = ApplyEnvironment(clock: clock, answerClock: answerClock, jitter: { 1 }, pacer: pacer)
        let applier = Applier(store: store, recorder: recorder, policy: policy, environment: environment)
        return await applier.apply(plan).results.map(\.outcome)
    }

    @Test func `eight creates without an answer keep the others waiting for a few seconds at most`() async throws {
        let store = GatedStore(holding: 0..<8)
        let pacer = Pacer(Throttle(perSecond: nil, parallelism: 8), clock: clock)
        async let outcomes = apply(40, in: store, pacer: pacer, clock: clock)
        await store.sent(8)
        await answerClock.pass(WorkerPool.patience)
        #expect(store.count == 8)
        await answerClock.pass(WorkerPool.patience)
        await store.sent(40)
        store.letGo()
        #expect(try await outcomes.map(\.kind) == Array(repeating: .created, count: 40))
    }

    @Test func `a server that answers nothing gets no more creates than a run that fails takes to end`() async throws {
        let store = GatedStore(holding: 0..<200)
        async let outcomes = apply(200, in: store, clock: clock)
        await store.sent(8)
        for _ in 0..<20 { await answerClock.pass(WorkerPool.patience) }
        let most = 8 + CircuitBreaker.mostFailures - 1
        #expect(store.count <= most)
        store.letGo()
        #expect(try await outcomes.count == 200)
    }

    @Test func `creates that are looked for keep none waiting`() async throws {
        let store = GatedStore(holding: 0..<0, unclear: 0..<8)
        async let outcomes = apply(40, in: store, clock: clock)
        await store.sent(40)
        #expect(store.count == 40)
        clock.letGo()
        #expect(try await outcomes.map(\.kind).count { $0 == .unknown } == 8)
    }

    @Test func `a server that only fails gets no more creates than a run that fails takes to end`() async throws {
        let store = GatedStore(holding: 0..<0, unclear: 0..<200)
        let outcomes = try await apply(200, in: store, clock: SteppingClock())
        #expect(store.count <= 8 + 2 * CircuitBreaker.mostFailures)
        #expect(outcomes.count { $0.kind == .notTried } >= 170)
    }

    @Test func `no more are open than a bound, however many of them wait`() {
        let pool = WorkerPool()
        pool.begin(8)
        let slots = (0..<1000).map { _ in
            pool.noteProgress()
            let slot = WorkerSlot(in: pool)
            slot.giveUp()
            return slot
        }
        #expect(slots.count(where: \.isGivenUp) == ApplyPolicy.mostOpen - 8)
        pool.end()
        #expect(slots[999].giveUp())
    }

    @Test func `a create refused for the rate has not failed as long as others get through`() async throws {
        let store = GatedStore(holding: 0..<0, refusing: 1000, times: 30)
        let outcomes = try await apply(40, in: store, parallelism: 2, clock: SteppingClock(), attempts: 2)
        #expect(outcomes.dropFirst().allSatisfy { $0.kind == .created })
        #expect(store.count(of: "1000") > 2)
    }
}

/// A store that holds some creates back until it is let go, leaves some unclear, and refuses one for the rate.
private final class GatedStore: DialogStore {
    private let creates = InMemoryDialogStore()
    private let held: Range<Int>
    private let unclear: Range<Int>
    private let refused: ExactText?
    private let times: Int
    private let state = Mutex(State())

    private struct State {
        var names: [ExactText] = []
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var observers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    init(holding held: Range<Int>, unclear: Range<Int> = 0..<0, refusing refused: Int? = nil, times: Int = 0) {
        (self.held, self.unclear, self.times) = (held, unclear, times)
        self.refused = refused.map { ExactText("\($0)") }
    }

    /// How many creates were sent.
    var count: Int { state.withLock(\.names.count) }

    func count(of name: ExactText) -> Int { state.withLock { $0.names.count { $0 == name } } }

    /// Waits until so many creates were sent.
    func sent(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.names.count < count { state.observers.append((count, continuation)) }
                return state.names.count >= count
            }
            if isOver { continuation.resume() }
        }
    }

    func letGo() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        Listing(dialogs: [], requests: 1, proof: .counted)
    }

    func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        let name = dialog.name ?? ""
        let (number, ready) = state.withLock { state in
            state.names.append(name)
            let ready = state.observers.filter { $0.count <= state.names.count }
            state.observers.removeAll { $0.count <= state.names.count }
            return (state.names.count - 1, ready)
        }
        for observer in ready { observer.continuation.resume() }
        if held.contains(number) {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }
        if unclear.contains(number) { return .unknown(FailureReason("oops", status: 500)) }
        if name == refused, count(of: name) <= times {
            return .throttled(FailureReason("too many", status: 429), retryAfter: nil)
        }
        return await creates.create(dialog)
    }
}
