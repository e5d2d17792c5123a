import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// Where the rosters of a manifest may be.
@Suite struct RosterFolderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func manifest(_ roster: String) -> String {
        "version: 1\ndialogs: [{from_csv: \(roster), type: public, name: '{n}'}]"
    }

    private func messages(_ paths: [String]) -> [String] {
        ManifestLoader().load(paths).resolve(.apiKey(defaultOwner: 1)).diagnostics.map(\.message.text)
    }

    @Test func `a roster is found beside its manifest, however that was named`() throws {
        let file = try folder.write(manifest("data/r.csv"), to: "sub/rooms.yaml")
        try folder.write("n\nMaths\n", to: "sub/data/r.csv")
        for path in [file, folder.path, "\(folder.path)/"] {
            let reading = ManifestLoader().load([path]).resolve(.apiKey(defaultOwner: 1))
            #expect(reading.diagnostics.map(\.description) == [])
            #expect(reading.dialogs.map(\.name) == ["Maths"])
            #expect(reading.dialogs.first?.location.path.hasSuffix("sub/data/r.csv") == true)
        }
    }

    @Test func `a roster may be elsewhere in the folder that was named, but not outside of it`() throws {
        let file = try folder.write(manifest("../r.csv"), to: "sub/rooms.yaml")
        try folder.write("n\nMaths\n", to: "r.csv")
        #expect(messages([folder.path]) == [])
        let found = messages([file])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("this leads out of the folder") == true)
    }

    @Test func `a link may not lead out of the folder`() throws {
        let outside = try TemporaryFolder()
        let target = try outside.write("n\nsecret\n", to: "r.csv")
        try folder.write(manifest("r.csv"), to: "rooms.yaml")
        try folder.link("r.csv", to: target)
        #expect(messages([folder.path]).map { $0.hasPrefix("this leads out of the folder") } == [true])
    }

    @Test func `what is no file is told`() throws {
        try folder.write(manifest("gone.csv"), to: "a.yaml")
        try folder.write(manifest("/etc/passwd"), to: "b.yaml")
        try folder.write(manifest("folder.csv"), to: "c.yaml")
        try folder.makeFolder("folder.csv")
        #expect(
            messages([folder.path]) == [
                "no such file or folder", "a roster's path is relative to the manifest", "this is no file",
            ]
        )
    }
}
