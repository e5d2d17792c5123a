package import JSON

/// Users whom the chat server throws out of a room at once, as they were pulled from its occupants.
///
/// Nobody else is told of an update. Who has joined the room is not known to the sandbox, so everyone counts who was an
/// occupant. Whoever leaves a group by deleting it is not thrown out.
package struct Kick: Hashable, Sendable {
    /// The address of the room.
    package let room: String
    /// The users in ascending order.
    package let users: [Int]

    /// The users who are among the occupants of a group and are pulled; `nil` if none is.
    init?(of users: Set<Int>, from dialog: Dialog) {
        guard dialog.kind == .group, let room = dialog.roomJID else { return nil }
        self.room = room
        self.users = users.filter(dialog.hasOccupant).sorted()
        if self.users.isEmpty { return nil }
    }

    /// As JSON: `{"room":"…","users":[8,9]}`.
    package var json: JSONValue {
        ["room": .string(room), "users": .array(users.map(JSONValue.integer))]
    }
}
