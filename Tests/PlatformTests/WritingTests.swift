import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite(.timeLimit(.minutes(5))) struct WritingTests {
    @Test(arguments: [false, true])
    func `more than a pipe holds is written piece by piece, though signals interrupt it`(waits: Bool) throws {
        let pipe = try Pipe()
        if !waits { #expect(fcntl(pipe.writing, F_SETFL, O_NONBLOCK) == 0) }
        let text = String(repeating: "0123456789", count: 100_000)
        interruptForNothing()
        let writer = Thread {
            defer { close(pipe.writing) }
            return (try? StandardStream(descriptor: pipe.writing).write(text)) == nil ? [0] : [1]
        }
        var received: [UInt8] = []
        while true {
            // It waits for the pipe to be read.
            if received.count < 500_000 { try writer.interrupt() }
            let piece = try StandardStream(descriptor: pipe.reading).bytes(limit: 4095)
            received += piece
            if piece.count < 4096 { break }
        }
        #expect(received == Array(text.utf8))
        #expect(writer.result() == [1])
        close(pipe.reading)
    }

    @Test func `a reader that went away is told from a disk that is full`() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = try Pipe()
        close(pipe.reading)
        let gone = #expect(throws: SystemError.self) { try StandardStream(descriptor: pipe.writing).write("x") }
        #expect(gone?.isReaderGone == true)
        close(pipe.writing)
        let full = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
        defer { close(full) }
        let error = #expect(throws: SystemError.self) { try StandardStream(descriptor: full).write("x") }
        #expect(error?.code == ENOSPC)
        #expect(error?.isReaderGone == false)
        #expect(!StandardStream(descriptor: full).isTerminal)
    }

    @Test func `what is appended goes to the end, whoever else writes`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "log")
        #expect(throws: SystemError(.open, path: path, code: ENOENT)) {
            try AppendFile(path: path, creatingWith: nil)
        }
        let (first, second) = (
            try AppendFile(path: path, creatingWith: 0o600), try AppendFile(path: path, creatingWith: nil)
        )
        try first.append(Array("a".utf8))
        try second.append(Array("b".utf8))
        try first.append(Array("c".utf8))
        try first.sync()
        #expect(try folder.read("log") == "abc")
        #expect(try folder.permissions("log") == 0o600)
    }

    @Test func `what does not fit is told, with how much did`() throws {
        let file = try AppendFile(path: "/dev/full", creatingWith: nil)
        #expect(throws: SystemError(.write, path: "/dev/full", code: ENOSPC)) { try file.append([1]) }
        let folder = try TemporaryFolder()
        let path = folder.path(of: "file")
        let descriptor = try Descriptor(opening: path, for: .readingAndWriting, [.creates, .appends])
        #expect(descriptor.writeMost(of: [1, 2, 3]).count == 3)
        try descriptor.truncate(to: 2)
        try descriptor.sync()
        #expect(try descriptor.beginning(length: 10) == [1, 2])
        descriptor.close()
        #expect(descriptor.writeMost(of: [4]).failure == SystemError(.write, path: path, code: EBADF))
        #expect(try folder.read("file").utf8.elementsEqual([1, 2]))
    }

    @Test func `a new file must be new, and a link may be refused`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "file")
        try folder.link("link", to: "file")
        let link = folder.path(of: "link")
        #expect(throws: SystemError(.open, path: path, code: EEXIST)) {
            try Descriptor(opening: path, for: .writing, .isNew)
        }
        #expect(throws: SystemError(.open, path: link, code: ELOOP)) {
            try Descriptor(opening: link, for: .reading, .refusesLinks)
        }
        #expect(throws: Never.self) { try Descriptor(opening: link, for: .reading) }
    }

    @Test func `one has the lock at a time, and whoever looks takes it from nobody`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "lock")
        let first = try Descriptor(opening: path, for: .readingAndWriting, .creates)
        let second = try Descriptor(opening: path, for: .reading)
        #expect(!second.isLocked)
        #expect(try first.lock())
        #expect(second.isLocked)
        #expect(try !second.lock())
        first.close()
        // A child that another test starts at this moment holds it until it has replaced its image.
        #expect(try second.lock())
        #expect(try !Descriptor(opening: path, for: .reading).tryLock())
    }
}
