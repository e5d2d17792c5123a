import Glibc
import TestSupport
import Testing

@testable import Platform

/// Pipes and open files as outputs: none of them holds anybody up for ever.
@Suite(.timeLimit(.minutes(5))) struct OutputStreamTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        TerminationSignals.outliveFailedWrites()
        folder = try TemporaryFolder()
        path = folder.path(of: "pipe")
        #expect(unsafe mkfifo(path, 0o600) == 0)
    }

    @Test func `a pipe that nobody reads is refused`() throws {
        #expect(throws: AtomicFile.Unwritable.unread) { try OutputStream(opening: path, tries: 1) }
        #expect(AtomicFile.Unwritable.unread.reason == "nobody reads this pipe")
    }

    @Test func `a reader who comes a moment later is waited for`() throws {
        let thread = Thread { [path = path as String] in
            (try? ReadableFile(path, waits: true).bytes(limit: 10)) ?? []
        }
        try AtomicFile(path: path).open().write("text")
        #expect(thread.result() == Array("text".utf8))
    }

    @Test func `a pipe stays open between the check and the text, so its reader sees no end before`() throws {
        let reader = Thread { [path = path as String] in
            (try? ReadableFile(path, waits: true).bytes(limit: 10)) ?? []
        }
        try write("text") { try reader.waitUntilAsleep() }
        #expect(reader.result() == Array("text".utf8))
    }

    private func write(_ text: String, before: () throws -> Void) throws {
        let output = try AtomicFile(path: path).open()
        #expect(!output.isReplaced)
        // At an end, the reader would not wait.
        try before()
        try output.write(text)
    }

    @Test func `a reader who stands still is given up, in a pipe with a name and in one that was open before`() throws {
        let reader = try ReadableFile(path)
        let text = [UInt8](repeating: 65, count: 1 << 17)
        let failure = AtomicFile.Unwritable.system(SystemError(.write, path: path, code: ETIMEDOUT))
        #expect(throws: failure) { try OutputStream(opening: path, tries: 1).write(text, waitingAtMost: 1) }
        let pipe = try Pipe()
        let open = AtomicFile.Unwritable.system(SystemError(.write, path: "-", code: ETIMEDOUT))
        #expect(throws: open) {
            try OutputStream(openAs: "/proc/self/fd/\(pipe.writing)", tries: 1).write(text, waitingAtMost: 1)
        }
        close(pipe.reading)
        close(pipe.writing)
        #expect(reader.kind == .special)
    }

    @Test func `who reads what was open before may go away`() throws {
        let pipe = try Pipe()
        close(pipe.reading)
        try AtomicFile(path: "/dev/fd/\(pipe.writing)").replace(with: "text")
        close(pipe.writing)
        #expect(throws: AtomicFile.Unwritable.self) { try AtomicFile(path: "/dev/fd/\(pipe.writing)").check() }
    }

    @Test func `what is open is not replaced, however its name is spelt`() throws {
        try folder.write("before ", to: "log")
        let number = unsafe open(folder.path(of: "log"), O_WRONLY | O_APPEND | O_CLOEXEC)
        defer { close(number) }
        for path in [
            "/dev/../dev/fd/\(number)", "/proc//self/fd/\(number)", "/proc/self/task/\(getpid())/fd/\(number)",
        ] {
            try AtomicFile(path: path).replace(with: "x")
        }
        #expect(try folder.read("log") == "before xxx")
    }

    @Test func `what is staged is in its place once it is put there, and gone where it is discarded`() throws {
        try folder.write("old", to: "report")
        let file = AtomicFile(path: folder.path(of: "report"))
        let first = try file.stage(Array("new".utf8))
        first.close()
        #expect(try folder.read("report") == "old")
        first.discard()
        #expect(try folder.names == ["pipe", "report"])
        let second = try file.stage(Array("new".utf8))
        second.close()
        try second.put()
        #expect(try folder.read("report") == "new")
        #expect(try folder.names == ["pipe", "report"])
        #expect(throws: AtomicFile.Unwritable.self) { try file.stageNew([]).put() }
        #expect(try folder.names == ["pipe", "report"])
    }
}
