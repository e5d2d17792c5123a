internal import Applying
package import Dialogs
package import Journal
internal import Planning

/// What earlier runs left for this one: which dialogs they made or found.
package struct RunMemory: Sendable {
    /// The journal; `nil` where there is none.
    package let journal: JournalContents?
    /// The ids files: the one that was named, or those in the state folder.
    package let ids: [IDsSource]
    /// The dialogs of which one may be that of a key, by a create that is still open.
    package var undecided: [ExactText: [LiveDialog]]

    /// Creates a memory.
    package init(
        journal: JournalContents? = nil,
        ids: [IDsSource] = [],
        undecided: [ExactText: [LiveDialog]] = [:]
    ) {
        self.journal = journal
        self.ids = ids
        self.undecided = undecided
    }

    /// Which dialogs are whose, the most trusted source first.
    var memories: [PriorKnowledge.Memory] {
        // A file whose application is known is trusted more than one that was written before it was.
        let sorted = ids.filter { $0.contents.application != nil } + ids.filter { $0.contents.application == nil }
        let files = sorted.map { PriorKnowledge.Memory($0.contents.dialogs, application: $0.contents.application) }
        guard let created = journal?.createdDialogs, !created.isEmpty else { return files }
        return files + [PriorKnowledge.Memory(created)]
    }
}

extension Run {
    /// What earlier runs left; none of it need be there.
    ///
    /// - Throws: A `RunFailure` if something of it cannot be read.
    package func readMemory() throws(RunFailure) -> RunMemory {
        RunMemory(journal: try readJournal(), ids: try settings.idsSources(options))
    }
}
