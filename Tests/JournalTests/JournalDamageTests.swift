import Glibc
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalDamageTests {
    private static let header = #"{"format":"dialogctl-journal","version":1,"at":1,"next":1}"# + "\n"
    private static let intent =
        #"{"record":"intent","number":1,"at":2,"key":"k","owner":7,"type":2,"name":"X","members":[7],"digest":"","known":[]}"#
        + "\n"

    @Test(arguments: [
        #"{"record":"intent","number":2,"at":3,"key":"é","owner":7,"type":1,"name":"Y","members":[],"digest":"d","known":["a"]}"#,
        #"{"record":"created","number":1,"at":3,"id":"5356c64ab35c12bd3b108a41","by":"answer"}"#,
    ])
    func `a last line cut off at any byte is dropped, and the file mended`(line: String) async throws {
        let folder = try TemporaryFolder()
        let whole = Array((Self.header + Self.intent).utf8)
        for count in 0...line.utf8.count {
            try folder.write(whole + line.utf8.prefix(count))
            let journal = try Journal.open(at: folder.journal, keepingCreatesFor: .seconds(30)) {
                Moment(WallTime(milliseconds: 9))
            }
            #expect(journal.contents.openIntents.map(\.number.rawValue) == [1])
            try await journal.close()
            let mended = count == 0 ? Self.header : Self.header.replacing(#""next":1"#, with: #""next":2"#)
            #expect(try folder.read() == mended + Self.intent)
        }
    }

    @Test func `zeros that a crash left at the end are a line cut off`() throws {
        let bytes = Array((Self.header + Self.intent).utf8) + [UInt8](repeating: 0, count: 5000)
        let text = try JournalContents.parse(bytes, path: "j")
        #expect(text.isTorn)
        #expect(text.contents.entries.count == 1)
    }

    @Test(arguments: [
        "": "expected an object, but the text ends (byte 0)",
        "[]": "expected an object (byte 0)",
        #"{"record":"intent""#: "expected ',' or '}', but the text ends (byte 18)",
        #"{"number":1,"at":2}"#: "'record' is missing",
        #"{"record":"erased","number":1,"at":2}"#: "there is no record 'erased'",
        #"{"record":"created","number":0,"at":2,"id":"a","by":"answer"}"#: "'number' makes no sense",
        #"{"record":"created","number":1,"at":-2,"id":"a","by":"answer"}"#: "'at' makes no sense",
        #"{"record":"created","number":1,"at":2,"id":"","by":"answer"}"#: "'id' makes no sense",
        #"{"record":"created","number":1,"at":2,"id":"a","by":"hearsay"}"#: "'by' makes no sense",
        #"{"record":"created","number":1,"at":2,"by":"answer"}"#: "'id' is missing",
        #"{"record":"notCreated","number":1,"at":2,"why":"x"}"#: "'why' makes no sense",
        #"{"record":"unknown","number":1,"at":2}"#: "'reason' is missing",
        #"{"record":"unknown","number":2,"at":2,"reason":""}"#: "intent 2 does not wait for this outcome",
        #"{"record":"intent","number":1,"at":2,"key":"k","owner":7,"type":2,"name":"","members":[],"digest":"","known":[]}"#:
            "intent 1 is out of order",
        #"{"record":"intent","number":2,"at":2,"key":"k","owner":7,"type":2,"members":[],"digest":"","known":[]}"#:
            "'name' is missing",
        #"{"record":"intent","number":2,"at":2,"key":"k","owner":7,"type":4,"name":"","members":[],"digest":"","known":[]}"#:
            "'type' makes no sense",
        #"{"record":"intent","number":2,"at":2,"key":"k","owner":7,"type":2,"name":"","members":[0,1],"digest":"","known":[]}"#:
            "'members' makes no sense",
        #"{"record":"intent","number":2,"at":2,"key":"k","owner":7,"type":2,"name":"","members":[],"digest":"","known":["","a"]}"#:
            "'known' makes no sense",
        #"{"record":"unknown","number":1,"at":2,"reason":"\#(String(repeating: "x", count: 1 << 20))"}"#:
            "it is too long",
    ])
    func `a damaged line before the last is refused with its number`(line: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let text = Self.header + Self.intent + line + "\n" + #"{"rec"#
        try folder.write(text)
        let error = JournalError.damaged(path: folder.journal, line: 3, reason: reason)
        #expect(throws: error) { try Journal.open(at: folder.journal, keepingCreatesFor: .zero) }
        #expect(throws: error) { try JournalContents.read(at: folder.journal) }
        #expect(try folder.read() == text)
    }

    @Test func `bytes that are not UTF-8 are damage`() throws {
        let line = Array(#"{"record":"unknown","number":1,"at":2,"reason":""#.utf8) + [0xFF] + Array("\"}\n".utf8)
        #expect {
            try JournalContents.parse(Array((Self.header + Self.intent).utf8) + line, path: "j")
        } throws: { error in
            if case JournalError.damaged(path: "j", line: 3, _) = error { true } else { false }
        }
    }

    @Test(arguments: [
        "", "\n", "hello", "hello\n", "{}\n", "[1]\n", #"{"format":"other","version":1}"# + "\n",
        #"{"format":"dialogctl-journal"}"# + "\n", #"{"format":"dialogctl-journal","version":0}"# + "\n",
        #"{"format":"dialogctl-journal","version":"1"}"# + "\n", String(header.dropLast()), "\u{FEFF}" + header,
    ])
    func `a file that does not begin as a journal does is refused and left alone`(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text)
        #expect(throws: JournalError.foreign(path: folder.journal)) {
            try Journal.open(at: folder.journal, keepingCreatesFor: .zero)
        }
        #expect(try folder.read() == text)
    }

    @Test func `a newer version is refused, whatever else its header says`() {
        let text = #"{"format":"dialogctl-journal","version":2,"at":"today","next":[1]}"# + "\nanything\n"
        #expect(throws: JournalError.newerVersion(path: "j", version: 2)) {
            try JournalContents.parse(Array(text.utf8), path: "j")
        }
    }

    @Test(arguments: [
        #""at":1"#: "'next' is missing", #""at":1,"next":0"#: "'next' makes no sense", #""next":1"#: "'at' is missing",
    ])
    func `a damaged header is refused`(members: String, reason: String) {
        let text = #"{"format":"dialogctl-journal","version":1,\#(members)}"# + "\n"
        #expect(throws: JournalError.damaged(path: "j", line: 1, reason: reason)) {
            try JournalContents.parse(Array(text.utf8), path: "j")
        }
    }

    @Test func `a file over the largest size is refused unread`() throws {
        let folder = try TemporaryFolder()
        try folder.write("")
        // A sparse file takes no room on the disk.
        #expect(unsafe truncate(folder.journal, (256 << 20) + 1) == 0)
        #expect(throws: JournalError.tooLarge(path: folder.journal)) { try JournalContents.read(at: folder.journal) }
    }
}
