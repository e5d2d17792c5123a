import Dialogs
import Journal
import TestSupport
import Testing

@Suite struct DialogIDsTests {
    private static let lobby = DialogIdentity(.number(0xA1), owner: 7)

    private static func read(_ text: String) throws -> DialogIDs {
        try DialogIDs(parsing: Array(text.utf8), path: "ids.yaml")
    }

    @Test func `what is written is read back`() throws {
        var ids = DialogIDs(application: 76730)
        ids.set("group/lobby", Self.lobby)
        ids.set(
            "group/\u{202E}\"\\\u{7}\u{200B}é\u{E0041}\u{1F468}\u{200D}\u{1F469}",
            DialogIdentity(.number(0xA2), owner: 8)
        )
        ids.set("public/news", DialogIdentity(try #require(DialogID(serverText: "x: {\n")), owner: 9))
        #expect(try DialogIDs(parsing: ids.text, path: "ids.yaml") == ids)
    }

    @Test func `its lines are sorted by the bytes of the keys`() throws {
        var ids = DialogIDs(application: 76730)
        ids.set("group/\u{1F468}", DialogIdentity(.number(3), owner: 7))
        ids.set("group/\u{FF21}", DialogIdentity(.number(0xA2), owner: 7))
        ids.set("group/b", Self.lobby)
        #expect(
            String(decoding: ids.text, as: UTF8.self).hasSuffix(
                """
                version: 1
                application: 76730
                dialogs:
                  "group/b": {id: 0000000000000000000000a1, owner: 7}
                  "group/\u{FF21}": {id: 0000000000000000000000a2, owner: 7}
                  "group/\u{1F468}": {id: "000000000000000000000003", owner: 7}

                """
            )
        )
    }
}
