import Dialogs
import Foundation
import Platform
import TestSupport
import Testing

@testable import Journal

/// What may be at the path of an ids file, and what may not.
@Suite struct IDsPlaceTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static let dialog = DialogIdentity(.number(1), owner: 7)

    private func open(_ place: IDsPlace, application: Int? = nil) throws -> IDsFile {
        try IDsFile(place, application, SteppingClock(), lockTries: 1) { $0() }
    }

    private func note(in place: IDsPlace, application: Int? = nil) async throws {
        let ids = try open(place, application: application)
        ids.note("a", Self.dialog, application: application)
        try await ids.close()
    }

    @Test func `a link stays a link, and the file keeps its permissions`() async throws {
        try folder.write("version: 1\ndialogs: {}\n", to: "kept/ids.yaml")
        try folder.setPermissions(0o640, of: "kept/ids.yaml")
        try folder.link("ids.yaml", to: "kept/ids.yaml")
        try await note(in: .file(folder.path(of: "ids.yaml")))
        #expect(folder.target(of: "ids.yaml") == "kept/ids.yaml")
        #expect(try folder.permissions("kept/ids.yaml") == 0o640)
        #expect(try DialogIDs.read(at: folder.path(of: "kept/ids.yaml"))?.count == 1)
    }

    @Test func `a link to a file that is not there yet leads to it`() async throws {
        try folder.makeFolder("kept")
        try folder.link("ids.yaml", to: "kept/ids.yaml")
        try await note(in: .file(folder.path(of: "ids.yaml")))
        #expect(try DialogIDs.read(at: folder.path(of: "kept/ids.yaml"))?.count == 1)
    }

    @Test func `a folder, a pipe or a device is no file`() throws {
        try folder.makeFolder("folder")
        #expect(unsafe mkfifo(folder.path(of: "pipe"), 0o600) == 0)
        for (path, kind) in [("folder", FileKind.folder), ("pipe", .special), ("/dev/null", .special)] {
            let path = folder.path(of: path)
            #expect(throws: IDsFileError.notAFile(path: path, kind: kind)) { try open(.file(path)) }
        }
    }

    @Test func `what cannot be written is told when it is opened`() throws {
        let path = folder.path(of: "missing/ids.yaml")
        let failure = #expect(throws: IDsFileError.self) { try open(.file(path)) }
        #expect(failure?.description == "cannot write '\(path)' for the ids of dialogs: No such file or directory")
        #expect(try folder.names == [])
    }

    @Test func `a file that is not as it must be is told when it is opened`() throws {
        let path = try folder.write("users: {}\n", to: "ids.yaml")
        #expect(throws: IDsFileError.foreign(path: path)) { try open(.file(path)) }
    }

    @Test func `in the state folder, the file is that of the run's application`() async throws {
        let place = try IDsPlace.standard(environment: ["XDG_STATE_HOME": folder.path], host: "api.a")
        try await note(in: place, application: 76730)
        #expect(try folder.names == ["dialogctl"])
        #expect(try folder.permissions("dialogctl") == 0o700)
        #expect(try folder.permissions("dialogctl/76730@api.a.ids.yaml") == 0o600)
    }

    @Test func `an application that becomes known meanwhile decides which file it is`() async throws {
        try folder.write(
            "version: 1\napplication: 2\ndialogs:\n  \"x\": {id: \"x\", owner: 7}\n",
            to: "dialogctl/2@api.a.ids.yaml"
        )
        let place = try IDsPlace.standard(environment: ["XDG_STATE_HOME": folder.path], host: "api.a")
        let clock = SteppingClock()
        let ids = try IDsFile(place, nil, clock, lockTries: 1) { $0() }
        ids.note("private/7-8", DialogIdentity(.number(1), owner: 7), application: nil)
        try await clock.sleep(for: .seconds(1))
        ids.note("private/7-9", DialogIdentity(.number(2), owner: 7), application: nil)
        #expect(try folder.names == ["dialogctl"])
        ids.note("group/a", DialogIdentity(.number(3), owner: 7), application: 2)
        let written = try DialogIDs.read(at: place.path(application: 2))
        #expect(written?.dialogs.keys.sorted() == ["group/a", "private/7-8", "private/7-9", "x"])
        try await ids.close()
        #expect(try DialogIDs.read(at: place.path(application: nil)) == nil)
    }

    @Test func `without an application, the file is that of none`() async throws {
        let place = try IDsPlace.standard(environment: ["XDG_STATE_HOME": folder.path], host: "api.a")
        try await note(in: place)
        #expect(try DialogIDs.read(at: folder.path(of: "dialogctl/api.a.ids.yaml"))?.dialogs == ["a": Self.dialog])
    }
}
