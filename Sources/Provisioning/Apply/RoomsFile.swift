package import Applying
package import Dialogs
package import Journal
package import Planning
internal import Platform
internal import Synchronization

/// The file in which runs remember the rooms that they keep up to date, beside the journal, whose lock it shares.
///
/// A file that cannot be written is no reason for a run to end otherwise: all that it decides is what is told.
package final class RoomsFile: Sendable {
    private let path: String
    private let state: Mutex<State>

    private struct State {
        var memory: RoomMemory
        /// What is in the file.
        var written: RoomMemory
    }

    /// Reads the file beside a journal.
    package init(besideJournal journal: String) {
        path = RoomMemory.path(besideJournal: journal)
        let read = RoomMemory.read(at: path)
        state = Mutex(State(memory: read, written: read))
    }

    /// What is remembered.
    package var contents: RoomMemory { state.withLock(\.memory) }

    /// Remembers the rooms of a plan that are as declared.
    package func note(_ plan: Plan, on day: String) {
        note(
            plan.entries.lazy.compactMap { entry in
                if case .exists(let live) = entry.action { (entry.desired, live) } else { nil }
            },
            on: day
        )
    }

    /// Remembers the rooms that a run has written to, and writes all down.
    package func note(_ report: RunReport, on day: String) {
        note(
            report.results.lazy.compactMap { result in result.outcome.live.map { (result.entry.desired, $0) } },
            on: day
        )
    }

    /// Remembers which texts of a room the server stores otherwise than they were sent.
    package func note(_ event: ApplyEvent) {
        guard case .stored(_, let id, let sent, let differences) = event else { return }
        state.withLock { $0.memory.alter(id, sent: sent, differences) }
    }

    /// Remembers who of the declared people is in rooms that are kept up to date.
    private func note(_ rooms: some Sequence<(desired: DesiredDialog, live: LiveDialog)>, on day: String) {
        state.withLock { state in
            for (desired, live) in rooms where desired.updates {
                let people = UserIDs((desired.members ?? []).filter(live.occupants.contains))
                // What is as declared now is stored as it was sent.
                let isAsDeclared = desired.differences(from: live).isEmpty
                let altered = isAsDeclared ? [:] : state.memory.rooms[live.id]?.altered ?? [:]
                state.memory.note(live.id, RoomMemory.Room(seen: day, people: people, altered: altered))
            }
            guard state.memory != state.written, state.memory.write(at: path) else { return }
            state.written = state.memory
        }
    }
}

extension RoomMemory {
    /// Remembers the texts of a room that were stored otherwise; others that were sent were stored as they are.
    fileprivate mutating func alter(_ id: DialogID, sent: [ManagedField], _ differences: [FieldDifference]) {
        let before = rooms[id]
        var altered = (before?.altered ?? [:]).filter { field, _ in !sent.contains { $0.includes(field) } }
        for case .value(let field, .scalar(.text(let kept)), .text(let sent)) in differences {
            let last = before?.altered[field].flatMap { $0.sent == sent && $0.kept == kept ? $0.times : nil } ?? 0
            altered[field] = Altered(sent: sent, kept: kept, times: last + 1)
        }
        guard !altered.isEmpty || before != nil else { return }
        note(id, Room(seen: before?.seen ?? "", people: before?.people ?? [], altered: altered))
    }
}

extension RoomMemory {
    /// What is remembered of rooms, as planning takes it.
    package var remembered: [DialogID: RememberedRoom] {
        rooms.mapValues { room in
            // Once may be chance, or somebody else's doing.
            let altered = room.altered.filter { $0.value.times > 1 }.map { field, texts in
                FieldDifference.value(field: field, live: .scalar(.text(texts.kept)), desired: .text(texts.sent))
            }
            return RememberedRoom(seen: room.seen, people: room.people, altered: Set(altered))
        }
    }
}

extension Run {
    /// The day (UTC), such as `2026-05-03`.
    package var today: String { String(environment.now().wall.iso8601.prefix(10)) }
}
