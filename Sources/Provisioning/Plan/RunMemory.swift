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
    /// What earlier runs remember of the rooms that they keep up to date.
    package let rooms: RoomMemory
    /// The dialogs of which one may be that of a key, by a create that is still open.
    package var undecided: [ExactText: [LiveDialog]]

    /// Creates a memory.
    package init(
        journal: JournalContents? = nil,
        ids: [IDsSource] = [],
        rooms: RoomMemory = RoomMemory(),
        undecided: [ExactText: [LiveDialog]] = [:]
    ) {
        self.journal = journal
        self.ids = ids
        self.rooms = rooms
        self.undecided = undecided
    }

    /// The keys that may be declared elsewhere for all that a saved plan tells; `nil` where it found no key to be gone.
    ///
    /// All but its own, and but those that it found to be gone: no others are taken for gone.
    func keysElsewhere(for declared: DeclaredDialogs) -> Set<ExactText>? {
        guard !declared.formerKeys.isEmpty else { return nil }
        let known = declared.formerKeys.union(declared.dialogs.map(\.key))
        return Set(memories.lazy.flatMap(\.dialogs.keys)).subtracting(known)
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
    /// What earlier runs left; none of it need be there, but it is said where an ids file that was named is not.
    ///
    /// - Throws: A `RunFailure` if something of it cannot be read.
    package func readMemory() throws(RunFailure) -> RunMemory {
        let sources = try settings.idsSources(options)
        for source in sources where !source.isThere { environment.onEvent(.idsFileMissing(path: source.path)) }
        return RunMemory(journal: try readJournal(), ids: sources, rooms: readRooms())
    }
}
