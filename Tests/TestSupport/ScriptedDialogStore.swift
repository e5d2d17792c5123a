package import Dialogs
internal import Synchronization

/// A store whose creates answer with what a script says for each dialog's key, in turn; the last answer repeats.
///
/// It records which creates were sent, and how many were open at once.
package final class ScriptedDialogStore: DialogStore {
    private let state: Mutex<State>

    /// Creates a store with a script for each key.
    ///
    /// - Parameters:
    ///   - scripts: The answers to each dialog's creates.
    ///   - live: A dialog that listings show, or none.
    ///   - lists: How many listings do not show it yet.
    package init(_ scripts: [ExactText: [CreateOutcome]], appearing live: LiveDialog? = nil, afterLists lists: Int = 0)
    {
        state = Mutex(State(scripts: scripts, live: live, listsBefore: lists))
    }

    /// The keys of the creates that were sent, in order.
    package var created: [ExactText] { state.withLock { $0.created } }

    /// The most creates that were open at one time.
    package var mostOpen: Int { state.withLock { $0.mostOpen } }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let live = state.withLock { $0.list() }
        return Listing(dialogs: live.filter(query.matches), requests: 1, proof: .counted)
    }

    package func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        let outcome = state.withLock { $0.begin(dialog.key) }
        for _ in 0..<10 { await Task.yield() }
        state.withLock { $0.open -= 1 }
        return outcome
    }

    private struct State {
        var scripts: [ExactText: [CreateOutcome]]
        let live: LiveDialog?
        var listsBefore: Int
        var created: [ExactText] = []
        var open = 0
        var mostOpen = 0

        mutating func list() -> [LiveDialog] {
            listsBefore -= 1
            return listsBefore < 0 ? [live].compactMap(\.self) : []
        }

        mutating func begin(_ key: ExactText) -> CreateOutcome {
            created.append(key)
            open += 1
            mostOpen = max(mostOpen, open)
            let script = scripts[key] ?? []
            scripts[key] = script.count > 1 ? Array(script.dropFirst()) : script
            return script.first ?? .rejected(FailureReason("no script for \(key)"))
        }
    }
}
