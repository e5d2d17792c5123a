import Dialogs
import Journal
import TestSupport
import Testing

@Suite struct RoomMemoryTests {
    private static let room = RoomMemory.Room(
        seen: "2026-05-03",
        people: [1, 7],
        altered: ["name": RoomMemory.Altered(sent: "Ops ", kept: "Ops")]
    )

    @Test func `what is remembered is read again, and nobody else can read it`() throws {
        let scratch = try TemporaryFolder()
        let path = RoomMemory.path(besideJournal: scratch.path(of: "journal"))
        #expect(RoomMemory.read(at: path) == RoomMemory())
        var memory = RoomMemory()
        memory.note(.number(1), Self.room)
        memory.note(.number(2), RoomMemory.Room(seen: "2026-05-04", people: []))
        #expect(memory.write(at: path))
        #expect(RoomMemory.read(at: path) == memory)
        #expect(path.hasSuffix("/journal.rooms"))
    }

    @Test func `a room is remembered as it was last`() {
        var memory = RoomMemory()
        memory.note(.number(1), Self.room)
        memory.note(.number(1), RoomMemory.Room(seen: "2026-06-01", people: [1]))
        #expect(memory.rooms == [.number(1): RoomMemory.Room(seen: "2026-06-01", people: [1])])
    }

    @Test(arguments: [
        "", "{}", "[]", #"{"version":2,"rooms":{}}"#, #"{"version":1}"#, #"{"version":1,"rooms":{"a":{}}}"#,
        #"{"version":1,"rooms":{"a":{"seen":"2026-05-03","people":[0]}}}"#,
        #"{"version":1,"rooms":{"a":{"seen":"2026-05-03","people":[1],"altered":{"name":{"sent":"x"}}}}}"#,
    ])
    func `a file that means nothing is no memory`(text: String) throws {
        let scratch = try TemporaryFolder()
        #expect(RoomMemory.read(at: try scratch.write(text, to: "rooms")) == RoomMemory())
    }

    @Test func `what cannot be written is said`() {
        #expect(!RoomMemory().write(at: "/proc/rooms"))
    }
}
