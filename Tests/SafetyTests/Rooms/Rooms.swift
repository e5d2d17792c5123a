import Dialogs
import JSON
import Sandbox

/// All rooms of a sandbox, as its own log tells.
struct Rooms {
    private var rooms: [DialogID: Room] = [:]
    /// Their IDs in the order in which they were made.
    private var order: [DialogID] = []

    subscript(id: DialogID) -> Room? { rooms[id] }

    /// Those that there still are, in the order in which they were made.
    var live: [Room] { order.compactMap { rooms[$0] }.filter(\.isLive) }

    /// Whether they were made by people or by runs.
    var all: [Room] { order.compactMap { rooms[$0] } }

    /// Takes note of which key's room one is.
    mutating func give(_ key: ExactText?, to id: DialogID) {
        rooms[id]?.key = key
    }

    /// Takes note of what a request did, and returns the room that it made.
    mutating func take(_ entry: LogEntry, during run: Int) -> Room? {
        guard let id = entry.id, let user = entry.user.flatMap(UserID.init(rawValue:)) else { return nil }
        switch entry.method {
        case "POST":
            guard rooms[id] == nil else {
                rooms[id]?.reveal(to: user, during: run)
                return nil
            }
            guard let room = Room(id, of: entry, by: user, during: run) else { return nil }
            rooms[id] = room
            order.append(id)
            return room
        case "PUT": rooms[id]?.update(entry, during: run)
        case "DELETE": rooms[id]?.delete(entry, for: entry.parameters["force"] == nil ? user : nil, during: run)
        default: break
        }
        return nil
    }
}

extension LogEntry {
    /// The room that was changed or made.
    fileprivate var id: DialogID? {
        dialogID.flatMap { $0.split(separator: ",").first }.flatMap { DialogID(serverText: String($0)) }
    }
}
