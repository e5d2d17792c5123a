internal import Applying
package import Dialogs
package import Journal
internal import Planning
internal import Platform

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
    /// All but its own, with those that these had before they were written, and but those that it found to be gone: no
    /// others are taken for gone.
    func keysElsewhere(for declared: DeclaredDialogs) -> Set<ExactText>? {
        guard !declared.formerKeys.isEmpty else { return nil }
        let known = declared.formerKeys.union(declared.dialogs.map(\.key))
            .union(declared.dialogs.lazy.compactMap(\.keyByName))
        return Set(memories.lazy.flatMap(\.dialogs.keys)).subtracting(known)
    }

    /// The dialogs of ids files that were made so recently that a listing may not show them yet, perhaps on another
    /// machine, as their `_id`s tell, with their ages.
    func youngIDs(within window: Duration, of now: WallTime) -> [DialogID: Duration] {
        var young: [DialogID: Duration] = [:]
        for source in ids {
            for identity in source.contents.dialogs.values {
                guard let made = identity.id.creationTime else { continue }
                let age = now.since(WallTime(milliseconds: made * 1000))
                // The clock of the server may be ahead.
                if age < window, .zero - window < age { young[identity.id] = age }
            }
        }
        return young
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
        let sources = try RunSettings.rememberedIDs(in: settings.variables, named: options.idsPath)
        for source in sources where !source.isThere {
            environment.onEvent(.idsFileMissing(path: source.path, begunFrom: sources.begun))
        }
        return RunMemory(journal: try readJournal(), ids: sources, rooms: readRooms())
    }
}

extension [IDsSource] {
    /// The paths of the files in the state folder with which a named one begins that is not there yet.
    var begun: [String] { contains { $0.isNamed } ? filter { !$0.isNamed }.map(\.path) : [] }

    /// The dialogs with which a named file begins that is not there yet: those of the application in the state folder.
    func beginning(for application: Int?) -> [ExactText: DialogIdentity] {
        guard let application, contains(where: { $0.isNamed && !$0.isThere }) else { return [:] }
        return first { !$0.isNamed && $0.contents.application == application }?.contents.dialogs ?? [:]
    }
}
