package import Dialogs
internal import Synchronization
internal import Testing

/// A store whose creates answer with what a script says for each dialog's key, in turn; the last answer repeats.
///
/// It records which creates were sent.
package final class ScriptedDialogStore: DialogStore {
    private let state: Mutex<State>
    private let overlap: Overlap?

    /// Creates a store with a script for each key.
    ///
    /// - Parameters:
    ///   - scripts: The answers to each dialog's creates.
    ///   - live: A dialog that listings show, or none.
    ///   - lists: How many listings do not show it yet.
    ///   - overlap: Counts how many creates are open at once.
    package init(
        _ scripts: [ExactText: [CreateOutcome]],
        appearing live: LiveDialog? = nil,
        afterLists lists: Int = 0,
        overlap: Overlap? = nil
    ) {
        self.overlap = overlap
        state = Mutex(State(scripts: scripts, live: live, listsBefore: lists))
    }

    /// The keys of the creates that were sent, in order.
    package var created: [ExactText] { state.withLock { $0.created } }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let live = state.withLock { $0.list() }
        return Listing(dialogs: live.filter(query.matches), requests: 1, proof: .counted)
    }

    package func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        let outcome = state.withLock { $0.begin(dialog.key) }
        await overlap?.within {}
        return outcome
    }

    private struct State {
        var scripts: [ExactText: [CreateOutcome]]
        let live: LiveDialog?
        var listsBefore: Int
        var created: [ExactText] = []

        mutating func list() -> [LiveDialog] {
            listsBefore -= 1
            return listsBefore < 0 ? [live].compactMap(\.self) : []
        }

        mutating func begin(_ key: ExactText) -> CreateOutcome {
            created.append(key)
            let script = scripts[key] ?? []
            scripts[key] = script.count > 1 ? Array(script.dropFirst()) : script
            return script.first ?? .rejected(FailureReason("no script for \(key)"))
        }
    }
}
