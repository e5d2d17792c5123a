import Applying
import Dialogs
import Foundation
import Journal
import Planning

/// What runs keep on the disk for those that follow: the journal, and the ids file as `apply` writes it.
struct KeptState {
    /// The ids file.
    private(set) var ids = DialogIDs()
    /// How long the journal keeps what was created.
    private(set) var keepingCreates = Duration.seconds(3600)
    let journalPath: String

    /// Creates a state of nothing.
    init(journalPath: String) {
        self.journalPath = journalPath
    }

    /// What a run takes from here, the most trusted first.
    func memories(and journal: JournalContents) -> [PriorKnowledge.Memory] {
        [
            PriorKnowledge.Memory(ids.dialogs, application: ids.application),
            PriorKnowledge.Memory(journal.createdDialogs),
        ]
    }

    /// Takes what a run found out.
    mutating func take(_ notes: some Sequence<RunNotes.Note>) {
        for note in notes {
            if let identity = note.identity { ids.set(note.key, identity) } else { ids.remove(note.key) }
        }
        keepingCreates = .seconds(3600)
    }

    /// Loses something, where it can be lost, and returns what nobody knows of any more.
    mutating func lose(_ loss: Round.Loss) throws -> Set<KnownRoom>? {
        let journal = try JournalContents.read(at: journalPath)
        var created = KnownRoom.all(in: journal)
        let known = KnownRoom.all(in: ids).union(created)
        switch loss {
        case .idsFile: break
        case .idsFileAndCreates:
            keepingCreates = .zero
            created = []
        case .stateFolder:
            guard journal?.openIntents.isEmpty ?? true else { return nil }
            for path in [journalPath, RoomMemory.path(besideJournal: journalPath)] {
                try? FileManager.default.removeItem(atPath: path)
            }
            created = []
        }
        ids = DialogIDs()
        return known.subtracting(created)
    }
}

/// That a room is a key's.
struct KnownRoom: Hashable {
    let key: ExactText
    let id: DialogID

    /// What an ids file says.
    static func all(in ids: DialogIDs) -> Set<Self> {
        Set(ids.dialogs.map { Self(key: $0.key, id: $0.value.id) })
    }

    /// What a journal says: of several rooms of a key the last, and of several keys of a room.
    static func all(in journal: JournalContents?) -> Set<Self> {
        var rooms: [ExactText: DialogID] = [:]
        for create in (journal?.entries ?? []).compactMap(\.confirmedCreate) {
            for (key, id) in rooms where id == create.id { rooms[key] = nil }
            rooms[create.intent.key] = create.id
        }
        return Set(rooms.map { Self(key: $0.key, id: $0.value) })
    }
}
