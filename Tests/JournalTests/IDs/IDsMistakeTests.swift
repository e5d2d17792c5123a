import Dialogs
import Journal
import TestSupport
import Testing

/// What is not an ids file as it must be, and what is said of it.
@Suite struct IDsMistakeTests {
    private static func failure(of text: String) -> String? { failure(of: Array(text.utf8)) }

    private static func failure(of bytes: [UInt8]) -> String? {
        do throws(IDsFileError) {
            _ = try DialogIDs(parsing: bytes, path: "ids.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    fileprivate static let foreignID = "the id is not 24 digits of 0-9 and a-f; any other stands in double quotes"

    /// A file with these lines of dialogs.
    private static func file(_ lines: String...) -> String {
        "version: 1\napplication: 76730\ndialogs:\n" + lines.map { "  \($0)\n" }.joined()
    }

    @Test(arguments: [
        "", "\n", "users: {alice: 7}\n", "version: 1", "version: one\n", "version: 0\n", "# Rooms.\ndialogs:\n", "{}",
        "version: 1 2\n", "  \"a\": {id: x, owner: 7}\n",
    ])
    func `another file is none of ids`(text: String) {
        #expect(
            Self.failure(of: text)
                == "'ids.yaml' is not an ids file; give another path with --ids, or move the file away"
        )
    }

    @Test func `a manifest is none of ids, though it begins like one`() {
        let text = "version: 1\ndialogs:\n  - key: a\n"
        #expect(
            Self.failure(of: text) == """
                ids.yaml:3: the line has no key in double quotes; mend the line, or restore the file
                """
        )
        #expect(
            Self.failure(of: "version: 1\nusers:\n") == """
                ids.yaml:2: the line has no place in an ids file, which has 'version', 'application' and 'dialogs'; \
                mend the line, or restore the file
                """
        )
    }

    @Test func `a newer version may mean anything by the rest`() {
        #expect(
            Self.failure(of: "# Ids.\nversion: 2\nsomething else\n") == """
                'ids.yaml' was written by a newer dialogctl: it has version 2, and this one knows 1; \
                use the newer dialogctl
                """
        )
    }

    @Test func `a file that is cut off anywhere is recognized, but behind the line of a dialog`() {
        var ids = DialogIDs(application: 76730)
        for number in 1...3 { ids.set(ExactText("a\(number)"), DialogIdentity(.number(number), owner: 7)) }
        let text = ids.text
        for end in text.indices {
            let isWhole = text[..<end].last == UInt8(ascii: "\n") && text[..<end].contains(UInt8(ascii: "{"))
            #expect((Self.failure(of: Array(text[..<end])) == nil) == isWhole)
        }
        #expect(
            Self.failure(of: Array(text.dropLast())) == """
                ids.yaml:8: the ids file is cut off: its last line does not end; restore the file, \
                or end the line where it is whole
                """
        )
        #expect(
            Self.failure(of: "version: 1\napplication: 76730\n") == """
                ids.yaml:2: the ids file is cut off: it ends before its dialogs; restore the file, \
                or end it with 'dialogs: {}' where there are none
                """
        )
    }

    @Test(arguments: ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| 3c2a1f0"])
    func `a conflict of git's is called by its name`(marker: String) {
        #expect(
            Self.failure(of: "version: 1\ndialogs:\n\(marker)\n") == """
                ids.yaml:3: git left a conflict here; keep the lines of both sides without the markers \
                ('merge=union' for this file in .gitattributes makes git do so)
                """
        )
        #expect(Self.failure(of: "\(marker)\nversion: 1\ndialogs:\n")?.hasPrefix("ids.yaml:1: git left") == true)
    }

    @Test func `a key with two dialogs is told with both`() {
        let text = Self.file(
            #""a\u202e": {id: 0000000000000000000000a1, owner: 7}"#,
            #""b": {id: 0000000000000000000000a2, owner: 7}"#,
            #""a\u202e": {id: 0000000000000000000000a3, owner: 8}"#
        )
        #expect(
            Self.failure(of: text) == #"""
                ids.yaml:6: "a\u202E" has dialog 0000000000000000000000a3 (owner 8) here and \#
                0000000000000000000000a1 (owner 7) in line 4; delete the line of the dialog that is not meant
                """#
        )
    }

    @Test func `a dialog with two keys is told with both`() {
        let text = Self.file(
            #""a": {id: 0000000000000000000000a1, owner: 7}"#,
            #""b": {id: 0000000000000000000000a2, owner: 7}"#,
            #""c": {id: "0000000000000000000000A1", owner: 7}"#
        )
        #expect(
            Self.failure(of: text) == """
                ids.yaml:6: dialog 0000000000000000000000a1 is that of "c" here and of "a" in line 4; \
                delete the line of the key that is not meant
                """
        )
    }

    @Test func `a file is of one application`() {
        #expect(
            Self.failure(of: "version: 1\napplication: 76730\napplication: 76731\ndialogs:\n") == """
                ids.yaml:3: application 76731, but 76730 in line 2; keep ids of one application in a file, \
                and a file for each
                """
        )
    }

    @Test(arguments: [
        (#"a: {id: "x", owner: 7}"#, "the line has no key in double quotes"),
        (#""a: {id: x, owner: 7}"#, "a text has no second quote"),
        (
            "\"a\tb\": {id: \"x\", owner: 7}",
            "a control character stands in a text; write it as \\u and four hexadecimal digits"
        ),
        (#""\x": {id: "x", owner: 7}"#, "a text has an escape that does not exist"),
        (#""\ud83d\ude00": {id: "x", owner: 7}"#, "a text has an escape of no character"),
        (#""\u12": {id: "x", owner: 7}"#, "a text has an escape of no character"),
        (#""\u+012": {id: "x", owner: 7}"#, "a text has an escape of no character"),
        (#""a": x"#, "behind the key is not ': {'"),
        (#""a" {id: "x", owner: 7}"#, "behind the key is not ': {'"),
        (#""a": {id: "x"}"#, "'owner' is missing"),
        (#""a": {owner: 7}"#, "'id' is missing"),
        (#""a": {id: "x", id: "y"}"#, "within '{}' is not one 'id: ' and one 'owner: '"),
        (#""a": {id: "x", owner: 7, name: y}"#, "within '{}' is not one 'id: ' and one 'owner: '"),
        (#""a": {id:x, owner: 7}"#, "within '{}' is not one 'id: ' and one 'owner: '"),
        (#""a": {id: , owner: 7}"#, Self.foreignID),
        (#""a": {id: xyz, owner: 7}"#, Self.foreignID),
        (#""a": {id: 5D75393BA28F9A17E1CB0F9G, owner: 7}"#, Self.foreignID),
        (#""a": {id: "", owner: 7}"#, "the id is empty"),
        (#""a": {id: x-y, owner: 7}"#, Self.foreignID),
        (#""a": {id: "x", owner: 0}"#, "the owner is not the number of a user"),
        (#""a": {id: "x", owner: -7}"#, "the owner is not the number of a user"),
        (#""a": {id: "x", owner: 99999999999999999999}"#, "the owner is not the number of a user"),
        (#""a": {id: "x", owner: 7} # mine"#, "the line does not end with '}'"),
        (#""a": {id: "x", owner: 7"#, "the line does not end with '}'"),
    ])
    func `a line that is not that of a dialog is told with its number`(line: String, reason: String) {
        let text = Self.file(#""x": {id: 0000000000000000000000a1, owner: 7}"#, line)
        #expect(Self.failure(of: text) == "ids.yaml:5: \(reason); mend the line, or restore the file")
    }

    @Test func `a line of another shape is told with an example`() {
        #expect(
            Self.failure(of: Self.file(#""x": {id: "x", owner: 7}"#) + "\"a\": {id: \"y\", owner: 7}\n") == #"""
                ids.yaml:5: the line is not like '  "key": {id: 5d75393ba28f9a17e1cb0f9e, owner: 7}'; \#
                mend the line, or restore the file
                """#
        )
    }

    @Test func `what is not text is told with its line`() {
        #expect(
            Self.failure(of: Array("version: 1\ndialogs:\n".utf8) + [0x20, 0x20, 0x22, 0xE9, 0x22, 0x0A])
                == "ids.yaml:3: the line is not UTF-8; restore the file"
        )
    }

    @Test func `a file that is too large is not read`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: DialogIDs.sizeLimit + 1)
        #expect(Self.failure(of: bytes)?.hasPrefix("'ids.yaml' is too large for an ids file;") == true)
    }
}
