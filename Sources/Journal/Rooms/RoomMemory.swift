package import Dialogs

/// What runs remember of the rooms that they keep up to date: who was in them when they were last as declared, and what
/// the server keeps instead of what it was sent.
///
/// It says only why something happens again, and decides nothing of itself; so one that is lost costs nothing but that.
/// It stays in the folder for state, and never goes into a repository, since it says who was where, and when.
package struct RoomMemory: Hashable, Sendable {
    /// What is remembered of one room.
    package struct Room: Hashable, Sendable {
        /// The day (UTC) on which it was seen, such as `2026-05-03`.
        package let seen: String
        /// Those of its declared people who were in it.
        package let people: UserIDs
        /// The texts that the server stored otherwise, by their fields' names in manifests.
        package let altered: [String: Altered]

        /// Creates what is remembered.
        package init(seen: String, people: UserIDs, altered: [String: Altered] = [:]) {
            self.seen = seen
            self.people = people
            self.altered = altered
        }
    }

    /// A text that the server stores otherwise than it is sent.
    package struct Altered: Hashable, Sendable {
        /// What was sent.
        package let sent: ExactText
        /// What the server kept.
        package let kept: ExactText
        /// How many runs have seen that.
        package let times: Int

        /// Creates the pair.
        package init(sent: ExactText, kept: ExactText, times: Int = 1) {
            self.sent = sent
            self.kept = kept
            self.times = times
        }
    }

    /// The rooms.
    package private(set) var rooms: [DialogID: Room]

    /// The most rooms that are remembered.
    package static let mostRooms = 200_000

    /// Nothing is remembered.
    package init() {
        rooms = [:]
    }

    /// Remembers a room as it is now; what was remembered of it is forgotten.
    package mutating func note(_ id: DialogID, _ room: Room) {
        if rooms[id] != nil || rooms.count < Self.mostRooms { rooms[id] = room }
    }
}
