internal import Applying
internal import Dialogs
package import Journal
internal import Planning

/// What earlier runs left for this one: which dialogs they made or found.
package struct RunMemory: Sendable {
    /// The journal; `nil` where there is none.
    package var journal: JournalContents?
    /// The ids files, the one that was named by the user alone.
    package var ids: [DialogIDs]

    /// Creates a memory.
    package init(journal: JournalContents? = nil, ids: [DialogIDs] = []) {
        self.journal = journal
        self.ids = ids
    }

    /// Which dialogs are whose, the most trusted source first.
    var memories: [PriorKnowledge.Memory] {
        let files = ids.map { PriorKnowledge.Memory($0.dialogs, application: $0.application) }
        guard let created = journal?.createdDialogs, !created.isEmpty else { return files }
        return files + [PriorKnowledge.Memory(created)]
    }
}
