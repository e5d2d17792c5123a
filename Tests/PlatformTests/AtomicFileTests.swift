import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func file(_ name: String) -> AtomicFile { AtomicFile(path: folder.path(of: name)) }

    @Test func `a new file and an old one hold the new text, and nothing is left beside them`() throws {
        for text in ["first", "second, which is longer", ""] {
            try file("report").replace(with: text)
            #expect(try folder.read("report") == text)
        }
        try file("report").check()
        try file("missing").check()
        #expect(try folder.names == ["report"])
    }

    @Test(arguments: [0o600, 0o640, 0o666, 0o444])
    func `a file that is there keeps its permissions, whatever the mask`(permissions: Int) throws {
        try folder.write("old", to: "report")
        try folder.setPermissions(permissions, of: "report")
        try file("report").replace(with: "new")
        #expect(try folder.permissions("report") == permissions)
    }

    @Test func `a new file has the permissions that are asked for`() throws {
        try AtomicFile(path: folder.path(of: "cache"), permissions: 0o600).replace(with: "x")
        #expect(try folder.permissions("cache") == 0o600)
    }

    @Test func `a link stays a link, and what it leads to is replaced or made`() throws {
        try folder.write("old", to: "in/target")
        try folder.link("link", to: "in/target")
        try folder.link("link to link", to: "link")
        try folder.link("dangling", to: "in/new")
        try file("link to link").replace(with: "new")
        try file("dangling").replace(with: "made")
        #expect(try folder.read("in/target") == "new")
        #expect(try folder.read("in/new") == "made")
        #expect(folder.target(of: "link to link") == "link")
        #expect(folder.target(of: "dangling") == "in/new")
        #expect(try folder.names == ["dangling", "in", "link", "link to link"])
    }

    @Test func `a ring of links is refused`() throws {
        try folder.link("ring", to: "ring")
        let failure = AtomicFile.Unwritable.system(SystemError(.open, path: folder.path(of: "ring"), code: ELOOP))
        #expect(throws: failure) { try file("ring").replace(with: "x") }
    }

    @Test func `a folder is refused, and so is a place without one`() throws {
        #expect(throws: AtomicFile.Unwritable.folder) { try AtomicFile(path: folder.path).replace(with: "x") }
        #expect(throws: AtomicFile.Unwritable.folder) { try AtomicFile(path: folder.path).check() }
        let error = #expect(throws: AtomicFile.Unwritable.self) { try file("missing/report").check() }
        #expect(error?.reason == "No such file or directory")
        try folder.write("", to: "file")
        #expect(throws: AtomicFile.Unwritable.self) { try file("file/report").replace(with: "x") }
        #expect(AtomicFile.Unwritable.folder.reason == "it is a folder")
    }

    @Test func `what a killed run left is written over, and a link in its place is not written through`() throws {
        try folder.write("precious", to: "precious")
        try folder.write("half of a rep", to: ".report.unfinished")
        try file("report").replace(with: "whole")
        try folder.link(".other.unfinished", to: "precious")
        try file("other").replace(with: "whole")
        #expect(try folder.names == ["other", "precious", "report"])
        #expect(try folder.read("precious") == "precious")
        #expect(try folder.read("report") == "whole")
    }

    @Test func `a file that is called like the new one of a file is nobody's leftover`() throws {
        try folder.write("mine", to: "report.new")
        try folder.write("mine", to: "report.unfinished")
        try file("report").replace(with: "whole")
        #expect(try folder.names == ["report", "report.new", "report.unfinished"])
        #expect(ReplacementFile.path(besides: "report") == ".report.unfinished")
        #expect(ReplacementFile.path(besides: "/a.b/report", 2) == "/a.b/.report.unfinished2")
    }

    @Test func `two that write one file do not get in each other's way`() throws {
        let path = folder.path(of: "report")
        let first = try ReplacementFile(besides: path, permissions: 0o600)
        try first.descriptor.write(Array("first".utf8))
        try file("report").replace(with: "second")
        #expect(try folder.names == [".report.unfinished", "report"])
        try first.takePlace()
        #expect(try folder.read("report") == "first")
        #expect(try folder.names == ["report"])
    }

    @Test func `a text that does not fit leaves the old one, and nothing beside it`() async throws {
        try folder.write("old", to: "report")
        let path = folder.path(of: "report")
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 10, rlim_max: 10)
            #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let failure = AtomicFile.Unwritable.system(
                SystemError(.write, path: ReplacementFile.path(besides: path), code: EFBIG)
            )
            #expect(throws: failure) { try AtomicFile(path: path).replace(with: "longer than ten") }
            #expect(throws: AtomicFile.Unwritable.self) {
                try AtomicFile(path: "\(path)2").create(with: "longer than ten")
            }
        }
        #expect(try folder.read("report") == "old")
        #expect(try folder.names == ["report"])
    }

    @Test func `a file is created only where nothing is`() throws {
        try file("a").create(with: "new")
        #expect(try folder.read("a") == "new")
        try folder.link("dangling", to: "nothing")
        for name in ["a", "dangling"] {
            let failure = SystemError(.replace, path: folder.path(of: name), code: EEXIST)
            #expect(throws: AtomicFile.Unwritable.system(failure)) { try file(name).create(with: "other") }
        }
        #expect(try folder.read("a") == "new")
        #expect(try folder.names == ["a", "dangling"])
    }
}

/// What is written to, and cannot be replaced.
@Suite(.timeLimit(.minutes(5))) struct StreamOutputTests {
    @Test func `a device is written to and stays one`() throws {
        try AtomicFile(path: "/dev/null").check()
        try AtomicFile(path: "/dev/null").replace(with: "gone")
        #expect(try FileStatus(of: "/dev/null").kind == .special)
        #expect(try !AtomicFile(path: "/dev/null").open().isReplaced)
        let failure = AtomicFile.Unwritable.system(SystemError(.write, path: "/dev/full", code: ENOSPC))
        #expect(throws: failure) { try AtomicFile(path: "/dev/full").replace(with: "x") }
    }

    @Test func `a pipe is written to`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "pipe")
        #expect(unsafe mkfifo(path, 0o600) == 0)
        let reader = try ReadableFile(path)
        #expect(reader.kind == .special)
        try AtomicFile(path: path).replace(with: "text")
        #expect(try reader.bytes(limit: 10) == Array("text".utf8))
        #expect(try folder.names == ["pipe"])
    }

    @Test func `what the process has open is written to, even where it is a file`() throws {
        let folder = try TemporaryFolder()
        try folder.write("before ", to: "log")
        let number = unsafe open(folder.path(of: "log"), O_WRONLY | O_APPEND | O_CLOEXEC)
        defer { close(number) }
        let identity = try FileStatus(of: folder.path(of: "log")).identity
        try folder.link("link", to: "/proc/self/fd/\(number)")
        for path in ["/dev/fd/\(number)", "/proc/self/fd/\(number)", folder.path(of: "link")] {
            #expect(try !AtomicFile(path: path).open().isReplaced)
            try AtomicFile(path: path).replace(with: "x")
        }
        #expect(try folder.read("log") == "before xxx")
        #expect(try FileStatus(of: folder.path(of: "log")).identity == identity)
    }

    @Test func `a file in memory is a file like others, though it is below the devices`() throws {
        let path = "/dev/shm/dialogctl-\(getpid())-\(UInt64.random(in: .min ... .max))"
        defer { unsafe unlink(path) }
        let file = AtomicFile(path: path)
        for text in ["a longer text", "short"] {
            try file.replace(with: text)
            #expect(try file.open().isReplaced)
            #expect(try BoundedFile.text(atPath: path) == text)
        }
        #expect(throws: SystemError.self) { try FileStatus(of: ReplacementFile.path(besides: path)) }
        unsafe unlink(path)
        try file.create(with: "new")
        #expect(try BoundedFile.text(atPath: path) == "new")
    }
}
