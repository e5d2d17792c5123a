import Dialogs
import HTTP

extension Referee {
    /// Takes note that the present run is about to send a request, so long after it began.
    func note(sending request: HTTPRequest, at time: Duration) {
        if request.method == .delete { withVerdict { $0.noteDeleting(request, at: time) } }
        guard request.method == .put, let id = DialogID(pathOf: request.url) else { return }
        withVerdict { $0.noteSending(of: id, at: time) }
    }

    /// Takes note of what the present run was answered; `nil` where it was nothing whole.
    func note(_ response: HTTPResponse?, to request: HTTPRequest, sentAt time: Duration) {
        withVerdict { $0.note(response, to: request, sentAt: time) }
    }

    /// Whether a room was at some time during the present run as a dialog is declared.
    func hasBeen(_ id: DialogID, as dialog: DesiredDialog) -> Bool {
        withVerdict { $0.hasBeen(id, as: dialog) }
    }

    /// The fields in which a room is otherwise than declared, and could be made so; `nil` where nobody can change it,
    /// since who made it has left.
    func openFields(_ id: DialogID, of dialog: DesiredDialog) -> [String]? {
        withVerdict { $0.openFields(id, of: dialog) }
    }

    /// Whether the present run has deleted a room.
    func wasDeleted(_ id: DialogID) -> Bool { withVerdict { $0.writes.deleted.contains(id) } }

    /// Whether none of these people but its creator was in a room at some time during the present run.
    func hasBeenWithout(_ people: UserIDs, _ id: DialogID) -> Bool {
        withVerdict { verdict in
            guard let room = verdict.rooms[id] else { return false }
            let others = people.subtracting([room.creator])
            let history = verdict.writes.history[id] ?? []
            return history.contains { stored in !stored.users.ascending.contains(where: others.contains) }
        }
    }

    /// Whether the present run has changed a room, as far as it could know.
    func wasChanged(_ id: DialogID) -> Bool {
        withVerdict { $0.writes.changed.contains(id) && !$0.writes.denied.contains(id) }
    }

    /// How many requests the present run has sent that write, but for changes of rooms whose creators have left.
    var writeCount: Int {
        withVerdict { verdict in
            verdict.writes.creates + verdict.writes.deletions.count
                + verdict.writes.updates.filter { verdict.rooms[$0]?.hasItsCreator ?? true }.count
        }
    }
}
