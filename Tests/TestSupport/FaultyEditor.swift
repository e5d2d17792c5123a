package import Dialogs
internal import Synchronization

/// A store whose changes and deletions go wrong in given ways, one after the other.
package final class FaultyEditor: DialogEditor {
    /// What happens to one change.
    package enum Fault: Sendable {
        /// It is made, and answered.
        case none
        /// It is made, and the answer is lost.
        case lostAnswer
        /// It is lost on its way, and nobody knows.
        case lostRequest
        /// It ends so, and changes nothing.
        case ends(ChangeOutcome)
        /// It is made, but for the name, which the server stores so.
        case storing(name: ExactText)
        /// Something happens instead of it.
        case instead(@Sendable () -> ChangeOutcome)
    }

    /// What happens to one deletion.
    package enum DeletionFault: Sendable {
        /// It is made, and answered.
        case none
        /// It is made, and the answer is lost.
        case lostAnswer
        /// It is lost on its way, and nobody knows.
        case lostRequest
        /// It ends so, and deletes nothing.
        case ends(DeleteOutcome)
    }

    private let store: InMemoryDialogStore
    private let state: Mutex<State>

    private struct State {
        var faults: [Fault]
        var deletionFaults: [DeletionFault]
        var sent: [Sent] = []
        var deletions: [Deletion] = []
        var reads: [DialogQuery] = []
        var refusals = 0
    }

    /// One change that was sent.
    package struct Sent: Hashable, Sendable {
        package let id: DialogID
        package let change: DialogChange
        package let actor: UserID
    }

    /// One deletion that was sent.
    package struct Deletion: Hashable, Sendable {
        package let id: DialogID
        package let actor: UserID
    }

    /// Takes the faults of the first changes and deletions, in their order; others go well.
    package init(_ store: InMemoryDialogStore, _ faults: [Fault] = [], deletions: [DeletionFault] = []) {
        self.store = store
        state = Mutex(State(faults: faults, deletionFaults: deletions))
    }

    /// The deletions that were sent.
    package var deletions: [Deletion] { state.withLock { $0.deletions } }

    /// The changes that were sent.
    package var sent: [Sent] { state.withLock { $0.sent } }

    /// The lookups that were asked.
    package var reads: [DialogQuery] { state.withLock { $0.reads } }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        state.withLock { $0.reads.append(query) }
        return try await store.list(query, as: owner)
    }

    package func create(_ dialog: DesiredDialog) async -> CreateOutcome { await store.create(dialog) }

    package func authorize(after refusal: FailureReason?) async -> FailureReason? { nil }

    package func change(_ id: DialogID, _ change: DialogChange, as actor: UserID) async -> ChangeOutcome {
        let fault = state.withLock { state in
            state.sent.append(Sent(id: id, change: change, actor: actor))
            return state.faults.isEmpty ? Fault.none : state.faults.removeFirst()
        }
        let lost = FailureReason("the connection was reset")
        switch fault {
        case .none: return await store.change(id, change, as: actor)
        case .lostAnswer:
            _ = await store.change(id, change, as: actor)
            return .unclear(lost)
        case .lostRequest: return .unclear(lost)
        case .ends(let outcome): return outcome
        case .storing(let name):
            var altered = change
            altered.values.name = name
            return await store.change(id, altered, as: actor)
        case .instead(let act): return act()
        }
    }

    package func delete(_ id: DialogID, as actor: UserID) async -> DeleteOutcome {
        let fault = state.withLock { state in
            state.deletions.append(Deletion(id: id, actor: actor))
            return state.deletionFaults.isEmpty ? DeletionFault.none : state.deletionFaults.removeFirst()
        }
        let lost = FailureReason("the connection was reset")
        switch fault {
        case .none: return await store.delete(id, as: actor)
        case .lostAnswer:
            _ = await store.delete(id, as: actor)
            return .unclear(lost)
        case .lostRequest: return .unclear(lost)
        case .ends(let outcome): return outcome
        }
    }
}
