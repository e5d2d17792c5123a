internal import Dialogs
internal import Planning
internal import Synchronization

/// The live dialogs that were there before a create, and those that other creates of the run made.
///
/// A response with the `_id` of one of them does not say that another was made.
final class SeenDialogs: Sendable {
    private let ids: Mutex<Set<DialogID>>

    /// Creates a set with all dialogs that a plan saw, and some more.
    init(in plan: Plan, and others: Set<DialogID>) {
        var ids = others
        for entry in plan.entries {
            if let live = entry.action.live { ids.insert(live.id) }
            ids.formUnion(entry.action.candidates.lazy.map(\.id))
            ids.formUnion(entry.others)
        }
        self.ids = Mutex(ids)
    }

    /// Whether a dialog was there before, or another create made it.
    func contains(_ id: DialogID) -> Bool { ids.withLock { $0.contains(id) } }

    /// Adds a dialog, and says whether it was new.
    func add(_ id: DialogID) -> Bool { ids.withLock { $0.insert(id).inserted } }
}
