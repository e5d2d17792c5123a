import Dialogs
import TestSupport
import Testing

@testable import Journal

@Suite struct DialogIDsTests {
    private static func read(_ text: String) throws -> DialogIDs {
        try DialogIDs(parsing: Array(text.utf8), path: "ids.yaml")
    }

    @Test func `whatever bytes are changed, what is read says what it is`() throws {
        var generator = SeededGenerator(seed: 18)
        var ids = DialogIDs(application: 76730)
        for number in 0..<5 { ids.set(ExactText("a\n\(number)"), DialogIdentity(.number(number), owner: 7)) }
        let pieces = Array("\"\\{},: \r\n#u9<é".utf8) + [0, 0xFF]
        for _ in 0..<3000 {
            var text = ids.text
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let start = Int.random(in: text.indices, using: &generator)
                let end = min(text.count, start + Int.random(in: 0...4, using: &generator))
                text.replaceSubrange(start..<end, with: pieces.randomElement(using: &generator).map { [$0] } ?? [])
            }
            guard let read = try? DialogIDs(parsing: text, path: "ids.yaml") else { continue }
            #expect(try DialogIDs(parsing: read.text, path: "ids.yaml") == read)
        }
    }

    @Test func `what is written is read back, whatever keys and ids there are`() throws {
        var generator = SeededGenerator(seed: 17)
        for _ in 0..<200 {
            var ids = DialogIDs(application: Bool.random(using: &generator) ? 76730 : nil)
            for _ in 0..<Int.random(in: 0...20, using: &generator) {
                let id = try #require(Intent.id(&generator))
                ids.set(ExactText(Intent.text(&generator)), DialogIdentity(id, owner: 7))
            }
            #expect(try DialogIDs(parsing: ids.text, path: "ids.yaml") == ids)
        }
    }

    @Test func `its lines are sorted by the bytes of the keys, and nothing in them steers a display`() throws {
        var ids = DialogIDs(application: 76730)
        ids.set("group/\u{1F468}", DialogIdentity(.number(3), owner: 7))
        ids.set("group/\u{FF21}", DialogIdentity(.number(0xA2), owner: 7))
        ids.set("group/b\u{202E}\u{E0041}\u{200B}\u{A0}\t", DialogIdentity(.number(0xA1), owner: 7))
        #expect(
            String(decoding: ids.text, as: UTF8.self).hasSuffix(
                #"""
                version: 1
                application: 76730
                dialogs:
                  "group/b\u202E\U000E0041\u200B\u00A0\u0009": {id: 0000000000000000000000a1, owner: 7}
                  "group/Ａ": {id: 0000000000000000000000a2, owner: 7}
                  "group/👨": {id: "000000000000000000000003", owner: 7}

                """#
            )
        )
    }

    @Test func `without dialogs and application it is a file too`() throws {
        let text = DialogIDs().text
        #expect(String(decoding: text, as: UTF8.self).hasSuffix("\nversion: 1\ndialogs: {}\n"))
        #expect(try DialogIDs(parsing: text, path: "ids.yaml") == DialogIDs())
    }

    @Test func `lines come in any order and twice, with comments, in files of Windows too`() throws {
        let text = """
            \u{FEFF}# Rooms of the team.\r
            version: 1 # The first.\r
            \r
            application: 76730\r
            application: 76730 # Of the test.\r
            dialogs: # Sorted.\r
              # By hand:\r
              "b": {owner: 8, id: 0000000000000000000000a2}  \r
              "a\\/\\u00e9\\n": {id: "x", owner: 7}\r
              "b":{ id: 0000000000000000000000A2,owner: 8 }\r
              "b":{ id: "0000000000000000000000A2",owner: 8 }\r
            dialogs: {}\r

            """
        let ids = try Self.read(text)
        #expect(ids.application == 76730)
        #expect(
            ids.dialogs == [
                "b": DialogIdentity(.number(0xA2), owner: 8),
                "a/é\n": DialogIdentity(try #require(DialogID(serverText: "x")), owner: 7),
            ]
        )
    }

    @Test func `a dialog is that of the key for which it was set last`() {
        var ids = DialogIDs()
        #expect(ids.set("a", DialogIdentity(.number(1), owner: 7)) == nil)
        #expect(ids.set("b", DialogIdentity(.number(2), owner: 7)) == nil)
        #expect(ids.set("a", DialogIdentity(.number(2), owner: 8)) == "b")
        #expect(ids.dialogs == ["a": DialogIdentity(.number(2), owner: 8)])
        #expect(ids.keysByID == [.number(2): "a"])
        #expect(ids.set("c", DialogIdentity(.number(1), owner: 7)) == nil)
        #expect(ids.remove("a") == DialogIdentity(.number(2), owner: 8))
        #expect(ids.keysByID == [.number(1): "c"])
        #expect(ids.set("d", DialogIdentity(.number(2), owner: 7)) == nil)
        #expect(ids["d"]?.id == .number(2))
    }

    @Test func `a hundred thousand lines are read, and each twice is found`() throws {
        var ids = DialogIDs(application: 76730)
        for number in 0..<100_000 {
            ids.set(ExactText("course/\(number)"), DialogIdentity(.number(number), owner: 7))
        }
        let text = ids.text
        #expect(try DialogIDs(parsing: text, path: "ids.yaml") == ids)
        let again = text + "  \"again\": {id: \"00000000000000000000dead\", owner: 7}\n".utf8
        #expect(throws: IDsFileError.self) { try DialogIDs(parsing: again, path: "ids.yaml") }
    }
}
