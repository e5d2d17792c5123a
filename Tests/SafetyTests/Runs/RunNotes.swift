import Applying
import Dialogs
import Planning
import Synchronization

/// Which room is whose, as one run finds out.
final class RunNotes: Sendable {
    /// The room of a key.
    struct Note {
        let key: ExactText
        /// The room; `nil` where it is there no more.
        let identity: DialogIdentity?
    }

    private let state = Mutex<[Note]>([])

    /// All notes, in the order in which they were taken.
    var all: [Note] { state.withLock(\.self) }

    /// Takes note of what a plan recognized.
    func take(_ plan: Plan) {
        for entry in plan.declared {
            if entry.action == .absent { forget(entry.desired.key) }
            if let live = entry.action.live { take(live, as: entry.desired) }
        }
    }

    /// Takes note of what a create led to.
    func take(_ event: ApplyEvent) {
        if case .settled(let desired, .deleted) = event { return forget(desired.key) }
        guard case .settled(let desired, let outcome) = event, let live = outcome.live, !desired.isUndeclared else {
            return
        }
        take(live, as: desired)
    }

    private func forget(_ key: ExactText) {
        state.withLock { $0.append(Note(key: key, identity: nil)) }
    }

    private func take(_ live: LiveDialog, as desired: DesiredDialog) {
        let note = Note(key: desired.key, identity: DialogIdentity(live.id, owner: desired.owner))
        state.withLock { $0.append(note) }
    }
}
