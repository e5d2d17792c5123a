package import Dialogs
internal import Synchronization

/// A store whose changes go wrong in given ways, one after the other.
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

    private let store: InMemoryDialogStore
    private let state: Mutex<State>

    private struct State {
        var faults: [Fault]
        var sent: [Sent] = []
        var reads: [DialogQuery] = []
        var refusals = 0
    }

    /// One change that was sent.
    package struct Sent: Hashable, Sendable {
        package let id: DialogID
        package let change: DialogChange
        package let actor: UserID
    }

    /// Takes the faults of the first changes, in their order; others go well.
    package init(_ store: InMemoryDialogStore, _ faults: [Fault] = []) {
        self.store = store
        state = Mutex(State(faults: faults))
    }

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
}
