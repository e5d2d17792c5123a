import Applying
import Dialogs
import Journal
import Pacing
import Planning
import Synchronization
import TestSupport
import Testing

@Suite struct AuthorizationTests {
    private let recorder = MemoryRecorder()
    private let refusal = FailureReason("dead session", status: 401)

    /// A store whose creates may be authorized anew, or not.
    private final class RenewableStore: DialogStore {
        private let creates: ScriptedDialogStore
        private let failure: FailureReason?
        private let log = Mutex<[FailureReason?]>([])

        init(_ outcomes: [CreateOutcome], failing failure: FailureReason? = nil) {
            creates = ScriptedDialogStore(["group/ops": outcomes])
            self.failure = failure
        }

        var created: [ExactText] { creates.created }
        var authorizations: [FailureReason?] { log.withLock(\.self) }

        func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
            try await creates.list(query, as: owner)
        }

        func authorize(after refusal: FailureReason?) async -> FailureReason? {
            log.withLock { $0.append(refusal) }
            return failure
        }

        func create(_ dialog: DesiredDialog) async -> CreateOutcome { await creates.create(dialog) }
    }

    private func outcome(in store: any DialogStore) async throws -> ApplyOutcome? {
        let plan = try await LookupRunner(reader: store, parallelism: 1).plan(for: [.group("ops")])
        let policy = ApplyPolicy(parallelism: 1, settleWindow: .seconds(30), retriesUnknown: false)
        let environment = ApplyEnvironment(clock: SteppingClock(), jitter: { 1 })
        let applier = Applier(store: store, recorder: recorder, policy: policy, environment: environment)
        return await applier.apply(plan).results.first?.outcome
    }

    @Test func `after a refusal of the session the dialog is posted once more, with an intent of its own`() async throws
    {
        let live = LiveDialog.group(1, "ops", [1, 2])
        let store = RenewableStore([.unauthorized(refusal), .created(live)])
        #expect(try await outcome(in: store) == .created(live))
        #expect(store.authorizations == [nil, refusal, nil])
        #expect(recorder.log == ["intent group/ops", "unknown", "notCreated", "intent group/ops", "created"])
    }

    @Test func `but not twice`() async throws {
        let store = RenewableStore([.unauthorized(refusal)])
        #expect(try await outcome(in: store) == .failed(refusal))
        #expect(store.created.count == 2)
        #expect(recorder.open.isEmpty)
    }

    @Test func `without a session nothing is recorded and nothing posted`() async throws {
        let store = RenewableStore([], failing: refusal)
        #expect(try await outcome(in: store) == .failed(refusal))
        #expect(store.created.isEmpty)
        #expect(recorder.log.isEmpty)
    }

    @Test func `credentials that cannot be renewed are refused once`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.unauthorized(refusal)]])
        #expect(try await outcome(in: store) == .failed(refusal))
        #expect(store.created.count == 1)
    }
}
