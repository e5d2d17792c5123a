import Dialogs
import Planning

/// The declared dialogs of a run.
struct Declared {
    /// Those that the run is about.
    let dialogs: [DesiredDialog]
    /// Live dialogs that others of the set are pinned to.
    private(set) var reserved: [DialogID: DialogType] = [:]
    /// How many requests it took to know their owner.
    private(set) var requests: Int

    init(dialogs: [DesiredDialog], requests: Int) {
        self.dialogs = dialogs
        self.requests = requests
    }

    /// The part of a set that falls to a shard.
    init(_ all: [DesiredDialog], _ shard: Shard, requests: Int) {
        self.init(dialogs: all.filter(shard.contains), requests: requests)
        for dialog in all where !shard.contains(dialog) {
            if case .pinned(let id) = dialog.identification { reserved[id] = dialog.type }
        }
    }

    /// The same dialogs after more requests.
    func after(requests: Int) -> Self {
        var copy = self
        copy.requests = requests
        return copy
    }
}
