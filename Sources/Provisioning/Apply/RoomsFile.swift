internal import Applying
internal import Dialogs
internal import Journal
package import Planning
internal import Platform
internal import Synchronization

/// The file in which runs remember the rooms that they keep up to date, beside the journal, whose lock it shares.
///
/// A file that cannot be written is no reason for a run to end otherwise: all that it decides is what is told.
package final class RoomsFile: Sendable {
    private let path: String
    private let memory: Mutex<RoomMemory>

    /// Reads the file beside a journal.
    init(besideJournal journal: String) {
        path = RoomMemory.path(besideJournal: journal)
        memory = Mutex(RoomMemory.read(at: path))
    }

    /// What is remembered.
    var contents: RoomMemory { memory.withLock { $0 } }

    /// Remembers the rooms of a plan that are as declared.
    func note(_ plan: Plan, on day: String) {
        note(
            plan.entries.lazy.compactMap { entry in
                if case .exists(let live) = entry.action, entry.desired.updates {
                    (entry.desired, live, nil)
                } else {
                    nil
                }
            },
            on: day
        )
    }

    /// Remembers the rooms that a run has written to.
    func note(_ report: RunReport, on day: String) {
        note(
            report.results.lazy.compactMap { result in
                guard result.entry.desired.updates, let live = result.outcome.live else { return nil }
                return (result.entry.desired, live, result.outcome.differences)
            },
            on: day
        )
    }

    /// Remembers rooms: who of the declared people is in them, and with `differences`, which texts were stored otherwise.
    private func note(
        _ rooms: some Sequence<(desired: DesiredDialog, live: LiveDialog, differences: [FieldDifference]?)>,
        on day: String
    ) {
        memory.withLock { memory in
            let before = memory
            for (desired, live, differences) in rooms {
                let people = UserIDs((desired.members ?? []).filter(live.occupants.contains))
                let altered = differences.map(RoomMemory.Room.altered) ?? memory.rooms[live.id]?.altered ?? [:]
                memory.note(live.id, RoomMemory.Room(seen: day, people: people, altered: altered))
            }
            if memory != before { _ = memory.write(at: path) }
        }
    }
}

extension RoomMemory.Room {
    /// The texts that were stored otherwise, by their fields.
    fileprivate static func altered(_ differences: [FieldDifference]) -> [String: RoomMemory.Altered] {
        var altered: [String: RoomMemory.Altered] = [:]
        for case .value(let field, .scalar(.text(let kept)), .text(let sent)) in differences {
            altered[field] = RoomMemory.Altered(sent: sent, kept: kept)
        }
        return altered
    }
}

extension RunMemory {
    /// What is remembered of rooms, as planning takes it.
    var remembered: [DialogID: RememberedRoom] {
        rooms.rooms.mapValues { room in
            let altered = room.altered.map { field, texts in
                FieldDifference.value(field: field, live: .scalar(.text(texts.kept)), desired: .text(texts.sent))
            }
            return RememberedRoom(seen: room.seen, people: room.people, altered: Set(altered))
        }
    }
}

extension Run {
    /// Takes note of what a plan found: whose dialog is which, and who is in the rooms that are kept up to date.
    package func note(_ plan: Plan, in records: RunRecords) {
        records.note(plan)
        records.rooms.note(plan, on: today)
    }

    /// The day (UTC), such as `2026-05-03`.
    var today: String { String(environment.now().wall.iso8601.prefix(10)) }
}
