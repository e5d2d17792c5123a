import FoundationEssentials
import Testing

@testable import Sandbox

@Suite(.serialized) struct StoreFileTests {
    /// A group dialog, as the API returns it, with an ID that ends in a digit.
    private static func line(_ digit: Int, _ name: String = "a") -> String {
        """
        {"_id":"5d000000000000000000000\(digit)","created_at":"2019-09-08T17:00:0\(digit)Z","last_message":null,\
        "last_message_date_sent":null,"last_message_id":null,"last_message_user_id":null,"name":"\(name)",\
        "occupants_ids":[7,8],"admin_ids":[],"photo":null,"type":2,"updated_at":"2019-09-08T17:00:0\(digit)Z",\
        "user_id":7,"xmpp_room_jid":"1_5d000000000000000000000\(digit)@muc.chat.quickblox.com",\
        "unread_messages_count":null,"is_join_required":0,"data":{"class_name":"c","share":0.25}}

        """
    }

    private static func changed(_ digit: Int, _ name: String) -> String {
        "{\"changed\":\(line(digit, name).dropLast())}\n"
    }

    private static func removed(_ digit: Int) -> String {
        "{\"removed\":\"5d000000000000000000000\(digit)\"}\n"
    }

    private static func hidden(_ digit: Int, _ user: Int, _ verb: String = "hidden") -> String {
        "{\"\(verb)\":\"5d000000000000000000000\(digit)\",\"user_id\":\(user)}\n"
    }

    private func rendered(_ digit: Int, _ name: String = "a") throws -> RenderedDialog {
        let seed = try Seed(jsonLines: Array(Self.line(digit, name).utf8), applicationID: 1)
        return RenderedDialog(try #require(seed.dialogs.first))
    }

    private func refusal(_ folder: StoreFolder) -> String? {
        do throws(StoreError) {
            _ = try folder.open()
            return nil
        } catch {
            return error.description.replacing(folder.path, with: "FILE")
        }
    }

    @Test func `writes a line for what was added, changed and removed`() throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        try store.append(.added(rendered(1)))
        try store.append(.added(rendered(2)))
        try store.append(.changed(rendered(1, "b")))
        try store.append(.removed(#require(DialogIdentifier("5d0000000000000000000002"))))
        #expect(try folder.text == Self.line(1) + Self.line(2) + Self.changed(1, "b") + Self.removed(2))
    }

    @Test func `adds its lines up, and is a seed as it stands`() throws {
        let lines = Self.line(1) + Self.line(2) + Self.line(3) + Self.changed(1, "b") + Self.removed(2)
        let folder = try StoreFolder(lines)
        #expect(try folder.open().seed.dialogs.map(\.name) == ["b", "a"])
        #expect(try Seed(jsonLines: Array(lines.utf8), applicationID: 1).dialogs.map(\.name) == ["b", "a"])
        #expect(folder.warnings.isEmpty)
    }

    @Test(arguments: ["{\"_id\":\"5d00", "{", "{\"removed\":\"5d0000000000000000000001\"", "\u{0}\u{0}"])
    func `drops a last line that was cut off, and says so`(torn: String) throws {
        let folder = try StoreFolder(Self.line(1) + torn)
        let store = try folder.open()
        #expect(
            folder.warnings == [
                "the last line of the store '\(folder.path)' is incomplete, as a write was cut off; it is dropped"
            ]
        )
        try store.append(.added(rendered(2)))
        #expect(try folder.text == Self.line(1) + Self.line(2))
    }

    @Test func `completes a last line that lacks only its line feed`() throws {
        let folder = try StoreFolder(String(Self.line(1).dropLast()))
        let store = try folder.open()
        try store.append(.added(rendered(2)))
        #expect(try folder.text == Self.line(1) + Self.line(2))
        #expect(folder.warnings.isEmpty)
    }

    @Test(arguments: [
        (line(1) + "{\"_id\":\n" + line(2), "FILE:2: expected a value, but the text ends (byte 7)"),
        (line(1) + line(1), "FILE:2: another line has the '_id' 5d0000000000000000000001"),
        (
            line(1) + changed(2, "b"),
            "FILE:2: no line before this one has a dialog with the '_id' 5d0000000000000000000002"
        ),
        (line(1) + removed(2), "FILE:2: no line before this one has a dialog with the '_id' 5d0000000000000000000002"),
        (
            line(1) + removed(1) + changed(1, "b"),
            "FILE:3: no line before this one has a dialog with the '_id' 5d0000000000000000000001"
        ),
        (line(1) + "\n{\"removed\":7}\n", "FILE:3: 'removed' is not 24 hexadecimal digits"),
        (line(1) + "{\"changed\":[]}\n", "FILE:2: 'changed' is not an object"),
        (
            line(1) + changed(1, "b").replacing("\"type\":2", with: "\"type\":3"),
            "FILE:2: 'changed' gives the dialog another 'type', 'created_at' or private pair"
        ),
        (
            line(1) + hidden(2, 7),
            "FILE:2: no line before this one has a dialog with the '_id' 5d0000000000000000000002"
        ),
        (line(1) + hidden(1, 0), "FILE:2: 'user_id' is not a positive integer"),
        (line(1) + hidden(1, 999), "FILE:2: 'user_id' 999 does not see the dialog 5d0000000000000000000001"),
        (line(1) + "{\"deleted\":\"x\"}\n", "FILE:2: '_id' is missing"),
        (line(1) + "a note without an end", "FILE:2: expected a value (byte 0)"),
    ])
    func `refuses other damage with its line, and leaves the file alone`(lines: String, expected: String) throws {
        let folder = try StoreFolder(lines)
        #expect(refusal(folder) == expected)
        #expect(try folder.text == lines)
    }

    private static let advice =
        "; the file is no store, and is left as it is: choose another one, or remove it to begin a new store in its "
        + "place"

    @Test(arguments: [
        ("the one line that nobody has a copy of", "FILE:1: expected 'true' (byte 0)"),
        ("a note\nof two lines\n", "FILE:1: expected a value (byte 0)"),
        (#"{"key":"secret"}"#, "FILE:1: '_id' is missing"),
        (#"{"key":"secr"#, "FILE:1: there is no whole line of a dialog"),
        (line(1).dropLast(9).description, "FILE:1: there is no whole line of a dialog"),
        ("\u{0}\u{0}", "FILE:1: there is no whole line of a dialog"),
        ("\n \n", "FILE:1: there is no whole line of a dialog"),
        ("\n{\"_id\":", "FILE:1: there is no whole line of a dialog"),
    ])
    func `refuses what is no store, and leaves it alone`(lines: String, reason: String) throws {
        let folder = try StoreFolder(lines)
        let seed = try Seed(jsonLines: Array(Self.line(1).utf8), applicationID: 1)
        #expect(throws: StoreError(description: reason.replacing("FILE", with: folder.path) + Self.advice)) {
            try folder.open(filledWith: seed)
        }
        #expect(try folder.text == lines)
        #expect(folder.warnings.isEmpty)
    }

    @Test func `is one sandbox's at a time`() throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        #expect(
            refusal(folder) == "the store 'FILE' is in use by another sandbox; stop that one, or choose another file"
        )
        store.close()
        #expect(refusal(folder) == nil)
    }

    @Test func `stays one sandbox's after it was written anew`() throws {
        let folder = try StoreFolder(Self.line(1) + Self.changed(1, "b") + Self.changed(1, "c"))
        let store = try folder.open()
        #expect(refusal(folder)?.contains("in use") == true)
        store.close()
    }

    @Test func `keeps from whom a dialog is hidden, also when it is written anew`() throws {
        let lines = Self.line(1) + Self.line(2) + Self.hidden(1, 7) + Self.hidden(1, 8) + Self.hidden(2, 8)
        let folder = try StoreFolder(lines + Self.hidden(1, 8, "revealed") + Self.removed(2))
        let store = try folder.open()
        let table = store.seed.table
        let row = try #require(table.newestRows.first { _ in true })
        #expect(table.hidden.isHidden(row, from: 7))
        #expect(!table.hidden.isHidden(row, from: 8))
        store.close()
        #expect(try folder.text == Self.line(1) + Self.hidden(1, 7))
    }

    @Test func `is written anew once more than half of it is out of date`() throws {
        let kept = Self.line(1) + Self.changed(1, "b")
        let folder = try StoreFolder(kept)
        try folder.open().close()
        #expect(try folder.text == kept)
        let store = try StoreFolder(kept + Self.changed(1, "c"))
        try store.open().close()
        #expect(try store.text == Self.line(1, "c"))
        #expect(try store.names == ["dialogs.jsonl"])
    }

    @Test func `is written anew behind a symbolic link`() throws {
        let folder = try StoreFolder(Self.line(1) + Self.changed(1, "b") + Self.changed(1, "c"))
        try FileManager.default.createSymbolicLink(atPath: folder.link, withDestinationPath: folder.path)
        try folder.open(folder.link).close()
        #expect(try folder.text == Self.line(1, "c"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.link) == folder.path)
    }

    @Test func `is filled with the seed where it is new, and only then`() throws {
        let seed = try Seed(jsonLines: Array(Self.line(1).utf8), applicationID: 1)
        let folder = try StoreFolder()
        let store = try folder.open(filledWith: seed)
        #expect(store.isNew)
        #expect(try folder.text == Self.line(1))
        try store.append(.changed(rendered(1, "b")))
        store.close()
        let again = try folder.open(filledWith: seed)
        #expect(!again.isNew)
        #expect(again.seed.dialogs.map(\.name) == ["b"])
    }

    @Test func `is not new where all its dialogs were removed, however often it is opened`() throws {
        let seed = try Seed(jsonLines: Array(Self.line(2).utf8), applicationID: 1)
        let folder = try StoreFolder(Self.line(1) + Self.removed(1))
        for _ in 1...2 {
            let store = try folder.open(filledWith: seed)
            #expect(store.seed.dialogs.isEmpty)
            store.close()
        }
    }

    @Test func `refuses what is no file`() throws {
        let folder = try StoreFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
        #expect(refusal(folder) == "cannot open the store 'FILE': Is a directory")
    }

    @Test func `refuses a device, which would keep nothing`() throws {
        #expect(throws: StoreError(description: "the store '/dev/null' is not a file")) {
            try StoreFile(path: "/dev/null", applicationID: 1) { _ in }
        }
    }
}
