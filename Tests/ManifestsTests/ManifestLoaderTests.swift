import Diagnostics
import Dialogs
import FoundationEssentials
import Glibc
import Manifests
import Platform
import TestSupport
import Testing
import YAML

@Suite struct ManifestLoaderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func lobby(_ name: String) -> String { "version: 1\ndialogs: [{type: public, name: \(name)}]" }

    /// What was read, with the folder's path left out.
    private func read(_ paths: [String], _ loader: ManifestLoader = ManifestLoader()) -> (
        keys: [String], errors: [String]
    ) {
        let reading = loader.load(paths).resolve(.apiKey(defaultOwner: 1))
        return (
            reading.dialogs.map { $0.key.string.replacing("public/", with: "") },
            reading.diagnostics.map { $0.description.replacing(folder.path, with: "F") }
        )
    }

    @Test func `a folder is read in byte order of its paths`() throws {
        for name in ["b.yaml", "a/z.yml", "a-b.yaml", "B.yaml", "a/é.yaml", "a/b/c.yaml", "x.yaml/y.yaml"] {
            try folder.write(lobby(name), to: name)
        }
        try folder.write("not: read", to: ".hidden.yaml")
        try folder.write("not: read", to: ".git/x.yaml")
        try folder.write("not: read", to: "README.md")
        try folder.write("not: read", to: "rooms.ids.yaml")
        try folder.write("not: read", to: "x.yaml.bak")
        let (keys, errors) = read([folder.path])
        #expect(errors == [])
        #expect(keys == ["B.yaml", "a-b.yaml", "a/b/c.yaml", "a/z.yml", "a/é.yaml", "b.yaml", "x.yaml/y.yaml"])
    }

    @Test func `endings count in capitals, too`() throws {
        for name in ["GARDEN.YAML", "Kitchen.YML", "lobby.yaml"] { try folder.write(lobby(name), to: name) }
        try folder.write("not: read", to: "Rooms.Ids.YAML")
        let (keys, errors) = read([folder.path])
        #expect(errors == [])
        #expect(keys == ["GARDEN.YAML", "Kitchen.YML", "lobby.yaml"])
        #expect(ManifestLoader.wouldRead("\(folder.path)/New.YML", in: [folder.path]))
        #expect(!ManifestLoader.wouldRead("\(folder.path)/New.IDS.yaml", in: [folder.path]))
    }

    @Test func `what looks like a manifest and is not read is told where a folder was named`() throws {
        let path = try folder.write(lobby("a"), to: "a.yaml")
        for name in ["rooms.yaml.txt", "ROOMS.YML.TXT", "x/rooms.ymal", "rooms.yam"] {
            try folder.write(lobby("b"), to: name)
        }
        try folder.write("{\"version\": 1, \"dialogs\": []}", to: "rooms.json")
        try folder.write("{\"format_version\": 1, \"version\": 1, \"planned\": []}", to: "plan.json")
        for name in ["people.json", ".rooms.yaml.txt", "rooms.yaml.bak", "rooms.yaml~", "rooms.txt", "notes.yaml.md"] {
            try folder.write("{}", to: name)
        }
        let reading = ManifestLoader().load([folder.path]).resolve(.apiKey(defaultOwner: 1))
        #expect(reading.diagnostics == [])
        let text =
            "warning: this looks like a manifest, and is not read, since its name does not end in .yaml or .yml: rename it, or name it"
        let names = ["ROOMS.YML.TXT", "rooms.json", "rooms.yam", "rooms.yaml.txt", "x/rooms.ymal"]
        #expect(
            reading.warnings.map { $0.description.replacing(folder.path, with: "F") }
                == names.map { "F/\($0):1:1: \(text)" }
        )
        #expect(ManifestLoader().load([path]).resolve(.apiKey(defaultOwner: 1)).warnings == [])
    }

    @Test func `a file that is named is read whatever its ending, in the order of the names`() throws {
        let paths = try [folder.write(lobby("b"), to: "b.txt"), folder.write(lobby("a"), to: ".a")]
        #expect(read(paths).keys == ["b", "a"])
    }

    @Test func `a file is read once, however many ways lead to it`() throws {
        let path = try folder.write(lobby("a"), to: "a.yaml")
        try folder.link("b.yaml", to: "a.yaml")
        #expect(read([path, folder.path, "\(folder.path)/./a.yaml", "\(folder.path)/"]).keys == ["a"])
        #expect(read([path, folder.path]).errors == [])
    }

    @Test func `places name files as the folder was named`() throws {
        try folder.write("version: 1\nx: 1", to: "a/b.yaml")
        let note =
            "F/a/b.yaml:2:1: note: a manifest has the fields version, key_field, protect, departed, users, groups, "
            + "values, defaults, dialogs"
        #expect(read([folder.path]).errors == ["F/a/b.yaml:2:1: error: unknown field 'x'\n\(note)"])
        #expect(read(["\(folder.path)/"]).errors == ["F/a/b.yaml:2:1: error: unknown field 'x'\n\(note)"])
    }

    @Test func `what is missing is reported, and the rest is read`() throws {
        let path = try folder.write(lobby("a"), to: "a.yaml")
        let (keys, errors) = read(["\(folder.path)/no.yaml", path, "\(path)/x"])
        #expect(keys == ["a"])
        #expect(
            errors == [
                "F/a.yaml/x:1:1: error: cannot be read: a file stands where the path has a folder",
                "F/no.yaml:1:1: error: no such file or folder",
            ]
        )
    }

    @Test func `a name that a missing file might define is not called unknown`() throws {
        let path = try folder.write("version: 1\ndialogs: [{type: public, name: x, owner: alice}]", to: "a.yaml")
        #expect(read(["\(folder.path)/no.yaml", path]).errors == ["F/no.yaml:1:1: error: no such file or folder"])
    }

    @Test func `a folder without manifests is a mistake`() throws {
        try folder.write("", to: "README.md")
        #expect(
            read([folder.path]).errors
                == ["F:1:1: error: no manifests in this folder: their names end in .yaml or .yml"]
        )
    }

    @Test func `a link may lead to another place of the folder`() throws {
        try folder.write(lobby("a"), to: "..data/a.yaml")
        try folder.write(lobby("b"), to: "b.yaml")
        try folder.link("a.yaml", to: "..data/a.yaml")
        try folder.link("again", to: ".")
        try folder.makeFolder("deep/er")
        try folder.link("deep/er/loop", to: "../..")
        let (keys, errors) = read([folder.path])
        #expect(errors == [])
        #expect(keys == ["a", "b"])
    }

    @Test func `a link that leaves the folder is a mistake, if it leads to manifests`() throws {
        try folder.write(lobby("a"), to: "out.yaml")
        try folder.write(lobby("b"), to: "in/b.yaml")
        try folder.link("in/c.yaml", to: "../out.yaml")
        try folder.link("in/d", to: "..")
        try folder.link("in/e.txt", to: "../out.yaml")
        try folder.link("in-side", to: "in")
        let leaves = "error: a symbolic link that leads out of the folder 'F/in': name what it leads to instead"
        let (keys, errors) = read(["\(folder.path)/in"])
        #expect(keys == ["b"])
        #expect(errors == ["F/in/c.yaml:1:1: \(leaves)", "F/in/d:1:1: \(leaves)"])
        #expect(read(["\(folder.path)/in-side/b.yaml", "\(folder.path)/in/e.txt"]).keys == ["b", "a"])
    }

    @Test func `a folder beside it with a longer name is not the folder`() throws {
        try folder.write(lobby("a"), to: "in/a.yaml")
        try folder.write(lobby("b"), to: "in-other/b.yaml")
        try folder.link("in/b.yaml", to: "../in-other/b.yaml")
        #expect(read(["\(folder.path)/in"]).errors.count == 1)
    }

    @Test func `a folder beside it whose name is the same in another Unicode form is not the folder`() throws {
        try folder.write(lobby("a"), to: "e\u{301}/a.yaml")
        try folder.write(lobby("b"), to: "\u{E9}/b.yaml")
        try folder.link("e\u{301}/b.yaml", to: "../\u{E9}/b.yaml")
        #expect(read(["\(folder.path)/e\u{301}"]).errors.count == 1)
        let isRead = ManifestLoader.wouldRead("\(folder.path)/\u{E9}/c.yaml", in: ["\(folder.path)/e\u{301}"])
        #expect(!isRead)
    }

    @Test func `a name that begins with a mark is within the folder`() throws {
        try folder.write(lobby("a"), to: "\u{301}/a.txt")
        try folder.link("a.yaml", to: "\u{301}/a.txt")
        #expect(read([folder.path]).errors == [])
        #expect(ManifestLoader.wouldRead("\(folder.path)/\u{301}/c.yaml", in: [folder.path]))
    }

    @Test func `a link that leads nowhere is a mistake, if it should be a manifest`() throws {
        try folder.write(lobby("a"), to: "a.yaml")
        try folder.link("b.yaml", to: "nothing")
        try folder.link("c", to: "nothing")
        try folder.link("d.yaml", to: "d.yaml")
        #expect(
            read([folder.path]).errors == [
                "F/b.yaml:1:1: error: a symbolic link that leads nowhere",
                "F/d.yaml:1:1: error: a symbolic link that leads nowhere",
            ]
        )
    }

    @Test func `a file of a gigabyte is not read`() throws {
        let path = try folder.write("version: 1\n", to: "a.yaml")
        try #require(unsafe truncate(path, 1 << 30) == 0)
        #expect(
            read([path]).errors == ["F/a.yaml:1:1: error: the file has more than 64 MiB: split it into several files"]
        )
    }

    @Test func `a pipe and a device are not read`() throws {
        try #require(unsafe mkfifo("\(folder.path)/pipe.yaml", 0o600) == 0)
        let message = "error: neither a file nor a folder: give '-' to read standard input"
        #expect(
            read([folder.path, "/dev/zero"]).errors == ["/dev/zero:1:1: \(message)", "F/pipe.yaml:1:1: \(message)"]
        )
    }
}

@Suite struct StandardInputTests {
    /// Loads from a pipe that holds this text.
    private func read(_ paths: [String], from text: String, limits: Limits = Limits()) throws -> ManifestReading {
        var ends: [CInt] = [0, 0]
        try #require(unsafe pipe(&ends) == 0)
        defer { close(ends[0]) }
        let bytes = Array(text.utf8)
        #expect(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
        close(ends[1])
        return ManifestLoader(standardInput: StandardStream(descriptor: ends[0]), limits: limits).load(paths).resolve(
            .undetermined
        )
    }

    @Test func `a dash is standard input`() throws {
        let reading = try read(["-"], from: "version: 1\ndialogs: [{type: public, name: x}, {name: y}]")
        #expect(reading.fileCount == 1)
        #expect(reading.declaredCount == 2)
        #expect(
            reading.diagnostics.map(\.description)
                == ["-:2:36: error: the dialog has no type: add 'type', public, group or private"]
        )
    }

    @Test func `standard input is read once`() throws {
        let reading = try read(["-", "-"], from: "version: 1\ndialogs: [{type: public, name: x}]")
        #expect(
            reading.diagnostics.map(\.description)
                == ["-:1:1: error: standard input can be read only once: name '-' once"]
        )
    }

    @Test func `standard input has a largest size, too`() throws {
        let reading = try read(["-"], from: "#" + String(repeating: "x", count: 2000), limits: Limits(bytes: 1000))
        #expect(reading.diagnostics.map(\.location?.description) == ["-:1:1"])
        #expect(reading.diagnostics.allSatisfy { $0.message.text.hasSuffix("split it into several files") })
    }
}
