import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite(.timeLimit(.minutes(5))) struct ReadingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `what a path leads to is told, and two paths of one file`() throws {
        let file = try folder.write("four", to: "in/file")
        try folder.link("link", to: "in/file")
        let kinds = try ["in", "in/file", "link"].map { try FileStatus(of: folder.path(of: $0)).kind }
        #expect(kinds == [.folder, .regular, .regular])
        #expect(try FileStatus(of: folder.path(of: "link"), followingLinks: false).kind == .symbolicLink)
        #expect(try FileStatus(of: "/dev/null").kind == .special)
        #expect(try FileStatus(of: file).size == 4)
        #expect(try FileStatus(of: "\(folder.path)/in/../in/file").identity == FileStatus(of: file).identity)
        #expect(try ReadableFile(folder.path(of: "link")).identity == FileStatus(of: file).identity)
        #expect(try FileStatus(of: folder.path(of: "in")).identity != FileStatus(of: file).identity)
        #expect(try realPath(folder.path(of: "link")) == realPath(file))
    }

    @Test func `what is not there is missing, and other refusals are not`() throws {
        let missing = folder.path(of: "missing")
        #expect(throws: SystemError(.open, path: missing, code: ENOENT)) { try FileStatus(of: missing) }
        #expect(throws: SystemError(.open, path: missing, code: ENOENT)) { try realPath(missing) }
        let file = try folder.write("", to: "file")
        let error = #expect(throws: SystemError.self) { _ = try ReadableFile("\(file)/x") }
        #expect(error == SystemError(.open, path: "\(file)/x", code: ENOTDIR))
        #expect(error?.isMissing == false)
        #expect(error?.reason == "Not a directory")
    }

    @Test(arguments: [0, 1, 5, 6, 7, 100_000])
    func `a file is read up to its limit and one byte more`(limit: Int) throws {
        let path = try folder.write("123456", to: "file")
        #expect(try ReadableFile(path).bytes(limit: limit) == Array("123456".utf8.prefix(limit + 1)))
        if limit < 6 {
            #expect(throws: BoundedFile.Unreadable.tooLong) { try BoundedFile.bytes(atPath: path, limit: limit) }
        } else {
            #expect(try BoundedFile.bytes(atPath: path, limit: limit).count == 6)
        }
    }

    @Test func `a device without an end is read no further`() throws {
        #expect(try ReadableFile("/dev/zero").bytes(limit: 1_000_000).count == 1_000_001)
        #expect(throws: BoundedFile.Unreadable.tooLong) { try BoundedFile.text(atPath: "/dev/zero") }
    }

    @Test func `a text must be UTF-8`() throws {
        let path = try folder.write([0xFF, 0x61], to: "file")
        #expect(throws: BoundedFile.Unreadable.notText) { try BoundedFile.text(atPath: path) }
        #expect(throws: BoundedFile.Unreadable.system(SystemError(.read, path: folder.path, code: EISDIR))) {
            try BoundedFile.text(atPath: folder.path)
        }
    }

    @Test func `a pipe that nobody writes to is as an empty file, and holds nobody up`() throws {
        let path = folder.path(of: "pipe")
        #expect(unsafe mkfifo(path, 0o600) == 0)
        let file = try ReadableFile(path)
        #expect(file.kind == .special)
        #expect(try file.bytes(limit: 10) == [])
        #expect(!BoundedFile.isRegular(path))
    }

    @Test func `pieces that come one by one make one text, though signals interrupt the waiting`() throws {
        let pipe = try Pipe()
        let pieces = ["one ", "two ", "three"]
        let reader = Thread { (try? StandardStream(descriptor: pipe.reading).bytes(limit: 100)) ?? [] }
        interruptForNothing()
        for piece in pieces {
            try reader.interrupt()
            try StandardStream(descriptor: pipe.writing).write(piece)
        }
        close(pipe.writing)
        #expect(reader.result() == Array(pieces.joined().utf8))
    }

    @Test func `a folder's names are bytes`() throws {
        try folder.write("", to: "ä")
        #expect(try Folder(folder.path).names().filter { $0.first != UInt8(ascii: ".") } == [Array("ä".utf8)])
        #expect(throws: SystemError(.read, path: "/dev/null", code: ENOTDIR)) { try Folder("/dev/null").names() }
    }

    @Test func `folders are made with those above them`() throws {
        try Folder(folder.path(of: "a//b/c")).create(permissions: 0o700, isDurable: true)
        try Folder(folder.path(of: "a/b/c")).create()
        #expect(try folder.permissions("a/b") == 0o700)
        let below = "\(try folder.write("", to: "file"))/x"
        #expect(throws: SystemError(.createFolder, path: below, code: ENOTDIR)) { try Folder(below).create() }
        #expect(Folder(of: "/a").path == "/")
        #expect(Folder(of: "a").path == ".")
        #expect(Folder(of: "a/b").path == "a")
    }
}
