import Applying
import Dialogs
import Planning
import Synchronization

/// Which room is whose, as one run finds out.
final class RunNotes: Sendable {
    /// The room of a key.
    struct Note {
        let key: ExactText
        let identity: DialogIdentity
    }

    private let state = Mutex<[Note]>([])

    /// All notes, in the order in which they were taken.
    var all: [Note] { state.withLock(\.self) }

    /// Takes note of what a plan recognized.
    func take(_ plan: Plan) {
        for entry in plan.entries { if let live = entry.action.live { take(live, as: entry.desired) } }
    }

    /// Takes note of what a create led to.
    func take(_ event: ApplyEvent) {
        guard case .settled(let desired, let outcome) = event, let live = outcome.live else { return }
        take(live, as: desired)
    }

    private func take(_ live: LiveDialog, as desired: DesiredDialog) {
        let note = Note(key: desired.key, identity: DialogIdentity(live.id, owner: desired.owner))
        state.withLock { $0.append(note) }
    }
}
