import Dialogs
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalFormatTests {
    @Test func `writes what its documentation promises, byte for byte`() async throws {
        let folder = try TemporaryFolder()
        let clock = ManualTime()
        let journal = try Journal.open(at: folder.journal, keepingCreatesFor: .seconds(30), now: { clock.now })
        clock.pass(.milliseconds(100))
        let first = try await journal.begin(.group())
        let second = try await journal.begin(
            Intent(
                key: "lobby \"é\"\n👋",
                owner: 9,
                type: .public,
                name: "lobby",
                members: [],
                digest: "",
                known: [.number(11), .number(2)],
                mark: Mark(className: "Room", field: "git_key", key: "lobby \"é\"\n👋")
            )
        )
        clock.pass(.seconds(5))
        journal.finish(first, .unknown(reason: "the server did not answer in time"))
        journal.finish(second, .notCreated(.nothingSent))
        clock.pass(.milliseconds(30_100))
        journal.finish(first, .created(.number(10), by: .lookup))
        try await journal.close()
        #expect(
            try folder.read() == #"""
                {"format":"dialogctl-journal","version":1,"at":1767225600000,"next":1}
                {"record":"intent","number":1,"at":1767225600100,\#
                "boot":"00000000000000000000000000000001","up":1800100,"key":"team/x","owner":7,"type":2,"name":"X",\#
                "members":[7,8],"digest":"sha256:9f86","known":[]}
                {"record":"intent","number":2,"at":1767225600100,\#
                "boot":"00000000000000000000000000000001","up":1800100,"key":"lobby \"é\"\n👋","owner":9,"type":1,"name":"lobby",\#
                "members":[],"digest":"","known":["000000000000000000000002","00000000000000000000000b"],\#
                "mark":{"class":"Room","field":"git_key"}}
                {"record":"unknown","number":1,"at":1767225605100,\#
                "boot":"00000000000000000000000000000001","up":1805100,"reason":"the server did not answer in time"}
                {"record":"notCreated","number":2,"at":1767225605100,\#
                "boot":"00000000000000000000000000000001","up":1805100,"why":"nothingSent"}
                {"record":"created","number":1,"at":1767225635200,\#
                "boot":"00000000000000000000000000000001","up":1835200,"id":"00000000000000000000000a","by":"lookup"}

                """#
        )
    }

    @Test func `reads members in any order and skips those that it does not know`() throws {
        let text = #"""
            {"next":5,"made by":"another","at":1,"version":1,"format":"dialogctl-journal"}
            {"known":["b","a"],"digest":"d","members":[2,1],"name":null,"type":3,"owner":1,"key":"k","at":2,"number":7,\#
            "record":"intent","later":{"a":[1]}}

            """#
        let contents = try JournalContents.parse(Array(text.utf8), path: "j").contents
        let entry = try #require(contents.entries.first)
        #expect(contents.begun == WallTime(milliseconds: 1))
        #expect(entry.number.rawValue == 7)
        #expect(entry.intent.members == [1, 2])
        #expect(entry.intent.name == nil)
        #expect(contents.nextNumber.rawValue == 8)
    }

    @Test func `of a member that comes twice the last one counts, and others need make no sense`() throws {
        let text = #"""
            {"format":"dialogctl-journal","version":1,"at":1,"next":1}
            {"record":"created","members":[0],"record":"intent","known":[""],"number":1,"at":2,"key":"k","owner":7,"type":2,\#
            "name":"X","mark":{"by":[{}],"field":"f","class":"c"},"members":[12345678, 9],"digest":"","known":["b","a","b"],"id":""}
             {"members":[-1],"known":[""],"record":"created","number":1,"at":3,"id":"5","by":"answer","why":"?"}\u{20}

            """#.replacing("\\u{20}", with: " ")
        let entry = try #require(try JournalContents.parse(Array(text.utf8), path: "j").contents.entries.first)
        #expect(entry.intent.members == [9, 12_345_678])
        #expect(entry.intent.known == Set(["a", "b"].compactMap(DialogID.init(serverText:))))
        #expect(entry.intent.mark == Mark(className: "c", field: "f", key: "k"))
        #expect(entry.confirmedCreate?.id == DialogID(serverText: "5"))
    }

    @Test(arguments: ["null", "7", "{}", #"{"class":"c"}"#, #"{"class":"c","field":null}"#, "[]"])
    func `a mark that names no class and field makes no sense`(mark: String) {
        let text = """
            {"format":"dialogctl-journal","version":1,"at":1,"next":1}
            {"record":"intent","number":1,"at":2,"key":"k","owner":7,"type":2,"name":"X","members":[],"digest":"",\
            "known":[],"mark":\(mark)}

            """
        #expect(throws: JournalError.damaged(path: "j", line: 2, reason: "'mark' makes no sense")) {
            _ = try JournalContents.parse(Array(text.utf8), path: "j")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `reads back whatever it wrote`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var contents = JournalContents(
            begun: WallTime(milliseconds: Int.random(in: 0...2_000_000_000_000, using: &generator))
        )
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            let wall = WallTime(milliseconds: Int.random(in: 0...WallTime.range.upperBound, using: &generator))
            let digits = (0..<4).map { _ in
                String(UInt32.random(in: 0x1000_0000...(.max), using: &generator), radix: 16)
            }
            let boot = try #require(BootID(digits.joined()))
            let uptime = Uptime(boot: boot, milliseconds: Int.random(in: 0...1_000_000_000, using: &generator))
            let time = Moment(wall, uptime: Bool.random(using: &generator) ? uptime : nil)
            let number = contents.begin(.random(using: &generator), at: time)
            guard Bool.random(using: &generator) else { continue }
            let isNew = contents.settle(number, RecordedOutcome(.random(using: &generator), at: time))
            #expect(isNew)
        }
        let text = try JournalContents.parse(contents.text, path: "j")
        #expect(text.contents == contents)
        #expect(!text.isTorn)
        // The texts are equal by their scalars, not only by what they look like.
        #expect(text.contents.text == contents.text)
    }

    @Test(arguments: [
        #""boot":"1""#, #""boot":"x","up":1"#, #""boot":"00000000000000000000000000000001""#, #""up":1"#,
        #""boot":"00000000000000000000000000000001","up":-1"#,
    ])
    func `a time since the start of the system that makes no sense is none`(members: String) throws {
        let text = """
            {"format":"dialogctl-journal","version":1,"at":1,"next":1}
            {"record":"intent","number":1,"at":2,\(members),"key":"k","owner":7,"type":2,"name":"X","members":[],\
            "digest":"","known":[]}

            """
        let entry = try #require(try JournalContents.parse(Array(text.utf8), path: "j").contents.entries.first)
        #expect(entry.at == Moment(WallTime(milliseconds: 2)))
    }

    @Test func `cuts a long reason between scalars`() throws {
        var contents = JournalContents(begun: WallTime(milliseconds: 0))
        let number = contents.begin(.group(), at: Moment(contents.begun))
        let reason = "a" + String(repeating: "é", count: 1000)
        let isNew = contents.settle(number, RecordedOutcome(.unknown(reason: reason), at: Moment(contents.begun)))
        #expect(isNew)
        let read = try JournalContents.parse(contents.text, path: "j").contents
        let cut = "a" + String(repeating: "é", count: 255)
        #expect(read[number]?.outcome?.outcome == .unknown(reason: cut))
    }
}
