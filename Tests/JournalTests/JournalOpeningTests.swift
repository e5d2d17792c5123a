import Dialogs
import FoundationEssentials
import Glibc
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalOpeningTests {
    private let folder: TemporaryFolder
    private let clock = ManualTime()

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ path: String? = nil) throws(JournalError) -> Journal {
        try Journal.open(at: path ?? folder.journal, keepingCreatesFor: .seconds(30)) { [clock] in clock.now }
    }

    @Test func `creates the file and the folders above it for their user alone`() async throws {
        let path = "\(folder.path)/state//dialogctl/api.journal"
        let journal = try open(path)
        try await journal.close()
        #expect(
            try folder.read(path) == #"{"format":"dialogctl-journal","version":1,"at":1767225600000,"next":1}"# + "\n"
        )
        #expect(try folder.permissions(path) == 0o600)
        #expect(try folder.permissions("\(path).lock") == 0o600)
        #expect(try folder.permissions("\(folder.path)/state") == 0o700)
        #expect(try folder.permissions("\(folder.path)/state/dialogctl") == 0o700)
    }

    @Test func `a later run reads what an earlier one left, and goes on numbering`() async throws {
        let first = try open()
        let numbers = [try await first.begin(.group("a")), try await first.begin(.group("b"))]
        first.finish(numbers[0], .created(.number(5), by: .answer))
        try await first.close()
        let second = try open()
        #expect(second.contents == first.contents)
        #expect(second.contents.openIntents.map(\.intent.key) == ["b"])
        #expect(second.contents.recentCreates(within: .seconds(30), of: clock.now).map(\.id) == [.number(5)])
        #expect(try await second.begin(.group("c")).rawValue == 3)
        try await second.close()
        #expect(try JournalContents.read(at: folder.journal) == second.contents)
    }

    @Test func `drops what is settled and old, and replaces the file as a whole`() async throws {
        let first = try open()
        let numbers = [
            try await first.begin(.group("old")), try await first.begin(.group("open")),
            try await first.begin(.group("young")), try await first.begin(.group("rejected")),
        ]
        first.finish(numbers[0], .created(.number(1), by: .answer))
        clock.pass(.seconds(20))
        first.finish(numbers[2], .created(.number(3), by: .answer))
        first.finish(numbers[3], .notCreated(.rejected))
        try await first.close()
        clock.pass(.seconds(10))
        // What a crash left behind while an earlier file was replaced.
        try folder.write("{\"format", to: ReplacementFile.path(besides: folder.journal))
        let second = try open()
        #expect(second.contents.entries.map(\.intent.key) == ["open", "young"])
        // A second run may look while the first is going.
        #expect(try JournalContents.read(at: folder.journal) == second.contents)
        let number = try await second.begin(.group("next"))
        #expect(number.rawValue == 5)
        try await second.close()
        #expect(try JournalContents.read(at: folder.journal) == second.contents)
        #expect(try folder.names == ["api.journal", "api.journal.lock"])
        #expect(try folder.permissions(folder.journal) == 0o600)
    }

    @Test func `keeps a create that is old until an ids file holds its dialog`() async throws {
        let first = try open()
        for number in 1...2 {
            first.finish(try await first.begin(.group(ExactText("\(number)"))), .created(.number(number), by: .answer))
        }
        try await first.close()
        clock.pass(.seconds(3600))
        for (held, kept) in [([.number(1)], ["2"]), ([.number(2)], [])] as [(Set<DialogID>, [ExactText])] {
            let journal = try Journal.open(at: folder.journal, keepingCreatesFor: .seconds(30), held: held) {
                [clock] in clock.now
            }
            try await journal.close()
            #expect(journal.contents.entries.map(\.intent.key) == kept)
            #expect(try JournalContents.read(at: folder.journal) == journal.contents)
        }
    }

    @Test func `more open creates than a run leaves are refused, and can still be looked at`() throws {
        var contents = JournalContents(begun: clock.now.wall)
        for _ in 0..<JournalBudget.mostOpenIntents { _ = contents.begin(.group(), at: Moment(clock.now.wall)) }
        #expect(contents.openCount == contents.openIntents.count)
        let text = contents.text
        #expect(try JournalContents.parse(text, path: "j", mostOpen: contents.openCount).contents == contents)
        let one = JournalRecord.intent(contents.nextNumber, .group(), at: clock.now).line
        try folder.write(text + one)
        #expect(throws: JournalError.tooManyOpen(path: folder.journal)) { try open() }
        #expect(try JournalContents.read(at: folder.journal)?.openCount == JournalBudget.mostOpenIntents + 1)
        // One that is settled makes room.
        let settled = JournalRecord.outcome(.first, .notCreated(.absent), at: clock.now).line
        #expect(
            try JournalContents.parse(text + settled + one, path: "j", mostOpen: contents.openCount).isTorn == false
        )
    }

    @Test func `forgets creates, unless a run has it open`() async throws {
        try Journal.forget([.number(1)], at: folder.journal, now: clock.now)
        #expect(try folder.names == [])
        let journal = try open()
        for number in 1...3 {
            clock.pass(.seconds(20))
            journal.finish(
                try await journal.begin(.group(ExactText("\(number)"))),
                .created(.number(number), by: .answer)
            )
        }
        _ = try await journal.begin(.group("open"))
        let asked: Set<DialogID> = [.number(2), .number(3), .number(4)]
        #expect(throws: JournalError.self) {
            try Journal.forget(asked, at: folder.journal, now: clock.now)
        }
        try await journal.close()
        try Journal.forget(asked, at: folder.journal, now: clock.now)
        #expect(try JournalContents.read(at: folder.journal)?.entries.map(\.intent.key) == ["1", "open"])
    }

    @Test func `a crash while the file is replaced leaves the old one or the new one`() async throws {
        let first = try open()
        let number = try await first.begin(.group("open"))
        first.finish(try await first.begin(.group("settled")), .notCreated(.rejected))
        try await first.close()
        let old = try folder.read()
        let whole = String(
            decoding: first.contents.compacted(keepingCreatesFor: .zero, at: clock.now).text,
            as: UTF8.self
        )
        // Before the rename: the new file beside the old one, with any part of its text. After it: the new one alone.
        let steps = [(old, ""), (old, String(whole.prefix(90))), (old, whole), (whole, nil)] as [(String, String?)]
        for (journal, new) in steps {
            try folder.write(journal)
            if let new { try folder.write(new, to: ReplacementFile.path(besides: folder.journal)) }
            let next = try open()
            #expect(next.contents.entries.map(\.number) == [number])
            try await next.close()
            #expect(try folder.read() == whole)
        }
    }

    @Test func `another run in the same process is refused until the first is closed`() async throws {
        let first = try open()
        let process = Int(ProcessInfo.processInfo.processIdentifier)
        let error = JournalError.inUse(path: folder.journal, process: process)
        #expect(throws: error) { try open() }
        // The file that is in use may be replaced, its lock may not.
        try FileManager.default.removeItem(atPath: folder.journal)
        #expect(throws: error) { try open() }
        try await first.close()
        try await open().close()
    }

    @Test func `a journal that is dropped without being closed can be opened again`() async throws {
        var first: Journal? = try open()
        _ = try await first?.begin(.group())
        // The writer holds its file until it has seen that nothing more waits.
        first = nil
        var second: Journal?
        while second == nil { second = try? open() }
        #expect(second?.contents.openIntents.count == 1)
    }

    @Test func `a refused run lets go of the lock`() async throws {
        try folder.write("something else\n")
        #expect(throws: JournalError.foreign(path: folder.journal)) { try open() }
        try FileManager.default.removeItem(atPath: folder.journal)
        try await open().close()
    }

    @Test func `a symbolic link is refused, whatever it leads to`() throws {
        for target in ["/nowhere", "\(folder.path)/other", folder.path] {
            try? FileManager.default.removeItem(atPath: folder.journal)
            try FileManager.default.createSymbolicLink(atPath: folder.journal, withDestinationPath: target)
            let error = JournalError.notAFile(path: folder.journal, kind: .symbolicLink)
            #expect(throws: error) { try open() }
            #expect(throws: error) { try JournalContents.read(at: folder.journal) }
        }
    }

    @Test func `a link in the lock's place is refused`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.journal).lock",
            withDestinationPath: "\(folder.path)/precious"
        )
        #expect(throws: JournalError.notAFile(path: "\(folder.journal).lock", kind: .symbolicLink)) { try open() }
        #expect(try folder.names == ["api.journal.lock"])
    }

    @Test func `a folder and a pipe are refused`() throws {
        try FileManager.default.createDirectory(atPath: folder.journal, withIntermediateDirectories: false)
        #expect(throws: JournalError.notAFile(path: folder.journal, kind: .folder)) { try open() }
        let pipe = "\(folder.path)/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(throws: JournalError.notAFile(path: pipe, kind: .special)) { try open(pipe) }
        #expect(throws: JournalError.notAFile(path: "/dev/null", kind: .special)) {
            try JournalContents.read(at: "/dev/null")
        }
    }

    @Test func `a place where nothing can be written is refused`() throws {
        try folder.write("", to: "\(folder.path)/file")
        let inFile = "\(folder.path)/file/api.journal"
        #expect(throws: JournalError.system(SystemError(.open, path: "\(inFile).lock", code: ENOTDIR))) {
            try open(inFile)
        }
        let below = "\(folder.path)/file/folder"
        #expect(throws: JournalError.system(SystemError(.createFolder, path: below, code: ENOTDIR))) {
            try open("\(below)/api.journal")
        }
        #expect(throws: JournalError.self) { try open("/proc/dialogctl/api.journal") }
        let long = "\(folder.path)/\(String(repeating: "a", count: 300))"
        #expect(throws: JournalError.system(SystemError(.open, path: "\(long).lock", code: ENAMETOOLONG))) {
            try open(long)
        }
    }

    @Test func `there is nothing to read where there is no journal`() throws {
        #expect(try JournalContents.read(at: folder.journal) == nil)
        #expect(try folder.names.isEmpty)
    }
}
