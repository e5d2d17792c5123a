import Applying
import Dialogs
import Journal
import Pacing
import Planning
import Synchronization
import TestSupport
import Testing

/// Creates that were refused for the rate or their credentials after they had left whole: something on the way may say
/// so of a request that was carried out.
@Suite(.timeLimit(.minutes(10))) struct RefusedCreateTests {
    private let live = LiveDialog.group(1, "ops", [1, 2])
    private let tooMany = FailureReason("too many", status: 429)
    private let clock = SteppingClock()
    private let recorder = MemoryRecorder()
    private let stop = StopFlag()

    private func outcomes(
        of desired: [DesiredDialog] = [.group("ops")],
        in store: RefusingStore,
        attempts: Int = 3
    ) async throws -> [ApplyOutcome] {
        let plan = try await LookupRunner(reader: store, parallelism: 1).plan(for: desired)
        store.begin()
        let applier = Applier(
            store: store,
            recorder: recorder,
            policy: ApplyPolicy(
                parallelism: 1,
                backoff: Backoff(base: .seconds(1), cap: .seconds(8), attempts: attempts),
                settleWindow: .seconds(30)
            ),
            environment: ApplyEnvironment(clock: clock, jitter: { 1 }, stop: stop)
        )
        return await applier.apply(plan).results.map(\.outcome)
    }

    @Test(arguments: [429, 401])
    func `a dialog that was made all the same is recovered, and not posted again`(status: Int) async throws {
        let store = RefusingStore(with: status, making: true)
        let outcomes = try await outcomes(in: store)
        #expect(outcomes.map(\.kind) == [.recovered])
        #expect(store.posts == ["ops"])
        #expect(store.lookups == 1)
        #expect(recorder.log == ["intent group/ops", "unknown", "created"])
    }

    @Test func `one that was not made is posted again after two looks, the last at the end of the settle window`()
        async throws
    {
        let store = RefusingStore(with: 429, making: false)
        #expect(try await outcomes(in: store).map(\.kind) == [.created])
        #expect(store.posts == ["ops", "ops"])
        #expect(clock.sleeps == [.seconds(1), .seconds(30)])
        #expect(recorder.log == ["intent group/ops", "unknown", "notCreated", "intent group/ops", "created"])
    }

    @Test func `it is looked for after the last attempt too`() async throws {
        let store = RefusingStore(with: 429, making: true)
        #expect(try await outcomes(in: store, attempts: 1).map(\.kind) == [.recovered])
        #expect(recorder.open.isEmpty)
    }

    @Test func `what never gets through has failed, and nothing is left open`() async throws {
        let store = RefusingStore(with: 429, making: false, refusals: .max)
        #expect(try await outcomes(in: store) == [.failed(tooMany)])
        #expect(store.posts.count == 3)
        #expect(recorder.open.isEmpty)
        // Whoever says so has waited for late listings.
        #expect(clock.now.offset >= .seconds(30))
    }

    @Test func `what cannot be looked for is unknown, and stays open for the next run`() async throws {
        let failure = ListingFailure.unreachable(FailureReason("no way"))
        let store = RefusingStore(with: 429, making: true, failing: failure)
        #expect(try await outcomes(in: store) == [.unknown(tooMany)])
        #expect(store.posts.count == 1)
        #expect(recorder.open == ["group/ops"])
    }

    @Test func `credentials that a look is refused with have failed, and the create stays open`() async throws {
        let refusal = FailureReason("expired", status: 401)
        let store = RefusingStore(with: 401, making: false, failing: .refused(refusal))
        #expect(try await outcomes(in: store).map(\.kind) == [.failed])
        #expect(store.posts.count == 1)
        #expect(store.lookups == 1)
        #expect(recorder.open == ["group/ops"])
    }

    @Test func `one that listings show late is not made twice`() async throws {
        let store = RefusingStore(with: 429, making: true, showing: 2)
        let outcomes = try await outcomes(of: [.group("ops"), .group("crew")], in: store)
        #expect(outcomes.map(\.kind) == [.recovered, .recovered])
        #expect(store.posts == ["ops", "crew"])
        #expect(clock.sleeps == [.seconds(1), .seconds(1), .seconds(30)])
    }

    @Test(arguments: [DesiredDialog.private(with: 2), .group("ops")])
    func `where the journal fails after a refusal, only what was looked for is known not to be made`(
        dialog: DesiredDialog
    ) async throws {
        let store = RefusingStore(with: 429, making: false)
        let recorder = recorder
        recorder.afterFirstOutcome { recorder.fail(with: .full) }
        let outcome = try #require(try await outcomes(of: [dialog], in: store).first)
        #expect(store.posts.count == 1)
        #expect(outcome.kind == (dialog.type == .private ? .unknown : .failed))
        let reason = try #require(outcome.reason?.description)
        #expect(reason.hasPrefix("too many"))
        #expect(reason.contains("so it was not sent again: the journal is full"))
    }

    @Test func `a private dialog is posted again without a look: the server keeps one for each pair`() async throws {
        let store = RefusingStore(with: 429, making: false)
        #expect(try await outcomes(of: [.private(with: 2)], in: store).map(\.kind) == [.created])
        #expect(store.lookups == 0)
        #expect(recorder.open.isEmpty)
    }

    @Test func `but it is looked for where it is not posted again`() async throws {
        let store = RefusingStore(with: 429, making: true)
        let outcomes = try await outcomes(of: [.private(with: 2)], in: store, attempts: 1)
        #expect(outcomes.map(\.kind) == [.recovered])
    }

    @Test(arguments: [true, false])
    func `after a stop it is looked for once, and was not tried if it is not there`(isMade: Bool) async throws {
        let store = RefusingStore(with: 429, making: isMade) { [stop] in stop.raise() }
        #expect(try await outcomes(in: store).map(\.kind) == [isMade ? .recovered : .notTried])
        #expect(store.posts.count == 1)
        #expect(store.lookups <= 3)
        // The next run waits until no listing can be late any more.
        #expect(recorder.open == (isMade ? [] : ["group/ops"]))
    }
}

/// A store that refuses the first creates, which it carries out all the same or not.
private final class RefusingStore: DialogStore {
    private let creates = InMemoryDialogStore()
    private let status: Int
    private let isMade: Bool
    private let failure: ListingFailure?
    /// From which look on a dialog is shown.
    private let firstShown: Int
    private let onRefusal: @Sendable () -> Void
    private let state: Mutex<State>

    private struct State {
        var refusals: Int
        var posts: [ExactText] = []
        var lookups = 0
        var isBegun = false
        var looks: [ExactText: Int] = [:]
        var refused: Set<ExactText> = []
    }

    init(
        with status: Int,
        making isMade: Bool,
        refusals: Int = 1,
        failing failure: ListingFailure? = nil,
        showing firstShown: Int = 1,
        onRefusal: @escaping @Sendable () -> Void = {}
    ) {
        (self.status, self.isMade, self.failure, self.firstShown) = (status, isMade, failure, firstShown)
        self.onRefusal = onRefusal
        state = Mutex(State(refusals: refusals))
    }

    /// The names of what was posted, in order.
    var posts: [ExactText] { state.withLock(\.posts) }
    /// How many lookups there were since the run began.
    var lookups: Int { state.withLock(\.lookups) }

    func begin() { state.withLock { $0.isBegun = true } }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let (fails, look) = state.withLock { state in
            guard state.isBegun else { return (false, 0) }
            state.lookups += 1
            let name = query.names.first ?? ""
            state.looks[name, default: 0] += 1
            return (failure != nil, state.looks[name] ?? 0)
        }
        if fails, let failure { throw failure }
        let listing = try await creates.list(query, as: owner)
        // The first dialog is shown at once, and others late.
        guard look > 0, look < firstShown, !query.names.contains("ops") else { return listing }
        return Listing(dialogs: [], requests: 1, proof: .counted)
    }

    func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        let isRefused = state.withLock { state in
            let name = dialog.name ?? ""
            state.posts.append(name)
            guard state.refusals == .max || state.refused.insert(name).inserted else { return false }
            return true
        }
        guard isRefused else { return await creates.create(dialog) }
        if isMade { _ = await creates.create(dialog) }
        onRefusal()
        let reason = FailureReason("too many", status: status)
        return status == 401 ? .unauthorized(reason) : .throttled(reason, retryAfter: nil)
    }

    func authorize(after refusal: FailureReason?) async -> FailureReason? { nil }
}
