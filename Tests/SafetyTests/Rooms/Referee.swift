import Dialogs
import JSON
import Sandbox
import Synchronization
import TestSupport

/// Sees everything that a sandbox does, and judges the rooms that runs make as they make them.
///
/// There is at most one room for each declared dialog that a run made and that is still there; and none is made while
/// there is one that the run can know by what it remembers, or by its mark.
final class Referee: Sendable {
    private let state = Mutex(Verdict())

    /// Takes note of a request that the sandbox has handled.
    @Sendable func note(_ entry: LogEntry) {
        state.withLock { state in
            if entry.isAct { state.tally[.meanwhile] += 1 }
            if entry.method == "PUT", !entry.isByHand { state.judgeUpdate(entry) }
            if entry.method == "DELETE", entry.parameters["force"] != nil { state.noteDeleted(entry) }
            let made = state.rooms.take(entry, during: state.run)
            state.noteChange(entry)
            guard let made else { return }
            state.everything.insert(made.id)
            if !entry.isByHand { state.judge(made) }
        }
    }

    /// Takes note of what a person did in the app.
    func note(_ act: AppAct.Kind) { state.withLock { $0.tally[act.rawValue] += 1 } }

    /// The rooms that there are.
    var rooms: [Room] { state.withLock(\.rooms.live) }

    /// A room by its ID.
    subscript(id: DialogID) -> Room? { state.withLock { $0.rooms[id] } }

    /// The IDs of all that were ever made.
    var everything: Set<DialogID> { state.withLock(\.everything) }

    /// Whether a room was made during the present run, or changed by people, who may have given it a wanted name.
    func isOfThisRun(_ id: DialogID) -> Bool {
        state.withLock { $0.rooms[id]?.run == $0.run || $0.rooms[id]?.lastChange == $0.run }
    }

    /// The rooms that the present run remembers.
    var remembered: Set<DialogID> { state.withLock { Set($0.rememberedKeys.keys) } }

    /// Whether a room was ever in what a run remembers.
    func hasBeenKnown(_ id: DialogID) -> Bool { state.withLock { $0.everKnown.contains(id) } }

    /// Whether nothing could tell a room apart from others, or show it in time.
    func isExcused(_ id: DialogID) -> Bool { state.withLock { $0.excused.contains(id) } }

    /// Whether the present run may take a room that a person has made for one whose answer it lost.
    func mayBeTaken(_ id: DialogID, as dialog: DesiredDialog) -> Bool {
        state.withLock { $0.mayBeTaken(id, as: dialog) }
    }

    /// Whether the creator of some room came back during the present run, so that the next one may change more of it.
    var hasReturnedCreators: Bool {
        state.withLock { state in state.rooms.live.contains { $0.creatorsReturn == state.run } }
    }

    /// Takes note of what the next run is to make so; `keys` are those of everything that was ever declared.
    func begin(_ declared: [DesiredDialog], _ keys: [NaturalIdentity: ExactText]) {
        state.withLock { state in
            state.run += 1
            state.keys = keys
            state.declared = Dictionary(declared.map { ($0.key, $0) }) { first, _ in first }
            state.everDeclared.merge(state.declared) { $1 }
            state.departed = declared.first?.departed ?? []
            state.made = []
            state.writes = Writes(state.rooms)
        }
    }

    /// Takes note of what the run remembers once it looks, by the ids file and by the journal.
    func remember(_ ids: Set<KnownRoom>, and created: Set<KnownRoom>) {
        state.withLock { $0.remember(ids, and: created) }
    }

    /// Takes note that the present run may not have got its last answers, or not have kept what they said.
    func noteForgetfulness() { state.withLock { _ = $0.forgetful.insert($0.run) } }

    /// Whether the present run has made or changed a room, as far as it could know.
    var hasWritten: Bool {
        !made.isEmpty || state.withLock { !$0.writes.changed.subtracting($0.writes.denied).isEmpty }
    }

    /// Takes note that a run has made a room for a key, or recognized it.
    func recognize(_ id: DialogID, as key: ExactText) {
        state.withLock { state in
            state.rooms.give(key, to: id)
            state.everKnown.insert(id)
            state.forgotten.remove(KnownRoom(key: key, id: id))
        }
    }

    /// Takes note of what no run can remember any more.
    func forget(_ known: Set<KnownRoom>) {
        state.withLock { state in
            state.forgotten.formUnion(known)
            state.everKnown.formUnion(known.map(\.id))
        }
    }

    /// Takes note of a change of the clients' clocks.
    func note(_ change: ManualTime.Change) {
        state.withLock { state in
            switch change {
            case .step: state.isClockWrong = true
            case .restart: state.lastRestart = state.run
            }
        }
    }

    /// The rooms of a key that the present run has made and was told that it had not.
    func refused(for key: ExactText) -> Set<DialogID> {
        state.withLock { state in
            state.made.filter { state.rooms[$0]?.isRefused == true && state.rooms[$0]?.key == key }
        }
    }

    /// The IDs of the rooms that the present run has made, that are still there and could be found again, whoever was
    /// told.
    var made: Set<DialogID> {
        state.withLock { state in
            state.made.filter { id in
                guard let room = state.rooms[id], room.isLive, !state.excused.contains(id) else { return false }
                // Of what is refused, and cannot be found, nobody can know.
                return !room.isRefused || room.canBeFound
            }
        }
    }

    /// Looks into what is known, or changes it.
    func withVerdict<Result: Sendable>(_ body: (inout Verdict) -> Result) -> Result {
        state.withLock { body(&$0) }
    }

    /// What was done wrong since the last call, and how often what happened.
    func takeVerdict() -> (mistakes: [String], Tally) {
        state.withLock { state in
            defer { (state.mistakes, state.tally) = ([], Tally()) }
            return (state.mistakes, state.tally)
        }
    }
}
