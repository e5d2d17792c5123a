import Dialogs
import Sandbox
import Synchronization

/// The dialogs that the sandbox's own log says were made.
final class WrittenDialogs: Sendable {
    private let state = Mutex(State())

    private struct State {
        var new: Set<DialogID> = []
        var all: Set<DialogID> = []
    }

    @Sendable func note(_ entry: LogEntry) {
        guard entry.method == "POST", let id = entry.dialogID.flatMap(DialogID.init(serverText:)) else { return }
        state.withLock { state in
            state.new.insert(id)
            state.all.insert(id)
        }
    }

    /// Their IDs.
    var everything: Set<DialogID> { state.withLock(\.all) }

    /// The IDs of those that were made since the last call, whoever was told.
    func take() -> Set<DialogID> {
        state.withLock { state in
            defer { state.new = [] }
            return state.new
        }
    }
}
