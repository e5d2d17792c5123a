package import Dialogs
package import Manifests
internal import Planning

/// The declared dialogs of a run, each with its owner and the IDs of its members.
package struct DeclaredDialogs: Sendable {
    /// Those that the run is about.
    package private(set) var dialogs: [DesiredDialog]
    /// Live dialogs that others of the set are pinned to.
    private(set) var reserved: [DialogID: DialogType] = [:]
    /// The dialogs as plain manifests would declare them; only where the run's options ask for these.
    package private(set) var expansion: [ExpandedDialog] = []
    /// What the run ends with at best: a person must decide about dialogs that name users who do not exist.
    package private(set) var status = RunStatus.done
    /// How many requests it took to know their owners and members.
    private(set) var requests: Int

    init(dialogs: [DesiredDialog], requests: Int) {
        self.dialogs = dialogs
        self.requests = requests
    }

    /// Takes what manifests declare.
    init(_ reading: ManifestReading, requests: Int) {
        self.init(dialogs: reading.dialogs, requests: requests)
        expansion = reading.expansion
        status = reading.withheld.isEmpty ? .done : .decisionNeeded
    }

    /// The part of the set that falls to a shard; all of it where there is none.
    func part(_ shard: Shard?) -> Self {
        guard let shard else { return self }
        var part = self
        part.dialogs = dialogs.filter(shard.contains)
        for dialog in dialogs where !shard.contains(dialog) {
            if let id = dialog.pinnedID { part.reserved[id] = dialog.type }
        }
        return part
    }

    /// The same dialogs after more requests.
    func after(requests: Int) -> Self {
        var copy = self
        copy.requests = requests
        return copy
    }
}
