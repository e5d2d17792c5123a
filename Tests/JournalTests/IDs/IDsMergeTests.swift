import Dialogs
import Foundation
import Journal
import TestSupport
import Testing

/// Branches of a repository in which an ids file is kept.
@Suite struct IDsMergeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try git("init", "--quiet", "--initial-branch=main")
    }

    @Test(arguments: [true, false])
    func `branches that add dialogs merge`(areNeighbours: Bool) throws {
        try folder.write("ids.yaml merge=union\n", to: ".gitattributes")
        try commit(["d": 1, "h": 2, "m": 3, "p": 4, "t": 5])
        try git("checkout", "--quiet", "-b", "other")
        try commit(["d": 1, "e": 6, "h": 2, "m": 3, "p": 4, "t": 5])
        try git("checkout", "--quiet", "main")
        try commit(["d": 1, (areNeighbours ? "f" : "z"): 7, "h": 2, "m": 3, "p": 4, "t": 5])
        try git("merge", "--quiet", "--no-edit", "other")
        #expect(try read().map(\.count) == 7)
    }

    @Test func `branches that make the file and remove dialogs merge`() throws {
        try folder.write("ids.yaml merge=union\n", to: ".gitattributes")
        try git("add", ".")
        try git("commit", "--quiet", "--message", "Begin")
        try git("checkout", "--quiet", "-b", "other")
        try commit(["a": 1, "b": 2])
        try git("checkout", "--quiet", "main")
        try commit(["b": 2, "c": 3])
        try git("merge", "--quiet", "--no-edit", "other")
        #expect(try read().map(\.dialogs.keys)?.sorted() == ["a", "b", "c"])
    }

    @Test func `where a branch changes a dialog of the other, both are told`() throws {
        try folder.write("ids.yaml merge=union\n", to: ".gitattributes")
        try commit(["a": 1])
        try git("checkout", "--quiet", "-b", "other")
        try commit(["a": 2])
        try git("checkout", "--quiet", "main")
        try commit(["a": 3])
        try git("merge", "--quiet", "--no-edit", "other")
        let failure = #expect(throws: IDsFileError.self) { try read() }
        guard case .mistaken(_, line: _, .keyTwice("a", let second, first: let first, inLine: _)) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(Set([first.id, second.id]) == [.number(2), .number(3)])
    }

    @Test func `without an attribute, neighbours are a conflict that is called so`() throws {
        try commit(["d": 1, "h": 2])
        try git("checkout", "--quiet", "-b", "other")
        try commit(["d": 1, "e": 6, "h": 2])
        try git("checkout", "--quiet", "main")
        try commit(["d": 1, "f": 7, "h": 2])
        try git("merge", "--quiet", "--no-edit", "other", expecting: 1)
        let failure = #expect(throws: IDsFileError.self) { try read() }
        guard case .mistaken(_, line: _, .conflictMarker) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    private func read() throws -> DialogIDs? { try DialogIDs.read(at: folder.path(of: "ids.yaml")) }

    private func commit(_ dialogs: [ExactText: Int]) throws {
        var ids = DialogIDs(application: 76730)
        for (key, number) in dialogs { ids.set(key, DialogIdentity(.number(number), owner: 7)) }
        try folder.write(ids.text, to: "ids.yaml")
        try git("add", ".")
        try git("commit", "--quiet", "--message", "Change")
    }

    /// Runs git, which is there wherever Swift packages are, with none of the user's settings.
    private func git(_ arguments: String..., expecting exitCode: Int32 = 0) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com"] + arguments
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == exitCode, "git \(arguments)")
    }
}
