import Glibc
import TestSupport
import Testing

@testable import Platform

/// Whether two paths are one file.
@Suite struct FilePlaceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func found(_ name: String) -> FilePlace? { FilePlace(of: folder.path(of: name)) }

    @Test func `a file has one place, however its path is spelt`() throws {
        try folder.write("", to: "in/file")
        try folder.link("link", to: "in/file")
        try folder.link("folder", to: "in")
        #expect(unsafe link(folder.path(of: "in/file"), folder.path(of: "hard")) == 0)
        let place = try #require(found("in/file"))
        for name in ["in/../in/file", "in//./file", "link", "folder/file", "hard"] {
            #expect(found(name) == place, "\(name)")
        }
        try folder.write("", to: "in/other")
        #expect(found("in/other") != place)
    }

    @Test func `a file that is not there has one as well`() throws {
        try folder.makeFolder("in")
        try folder.link("folder", to: "in")
        try folder.link("dangling", to: "in/new")
        let place = try #require(found("in/new"))
        for name in ["in/./new", "folder/new", "dangling"] { #expect(found(name) == place, "\(name)") }
        for name in ["in/newer", "new"] { #expect(found(name) != place, "\(name)") }
        #expect(found("in/made/later/file") == found("folder/made/later/file"))
        #expect(found("in/made/later/file") != found("in/made/file"))
    }

    @Test func `what two may write to has none, but for a pipe with a name`() throws {
        for path in ["/dev/null", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/2", folder.path] {
            #expect(FilePlace(of: path) == nil, "\(path)")
        }
        #expect(unsafe mkfifo(folder.path(of: "pipe"), 0o600) == 0)
        #expect(found("pipe") != nil)
    }

    @Test func `a stream has the place of the file that it leads to`() throws {
        let path = try folder.write("", to: "file")
        let number = unsafe open(path, O_RDWR | O_CLOEXEC)
        defer { close(number) }
        #expect(FilePlace(of: StandardStream(descriptor: number)) == found("file"))
        let pipe = try Pipe()
        #expect(FilePlace(of: StandardStream(descriptor: pipe.writing)) == nil)
        close(pipe.reading)
        close(pipe.writing)
    }
}
