import Foundation
import TestSupport
import Testing

/// Outputs that fail after dialogs were made: the worst of what was done counts, and nothing says that nothing was.
@Suite(.serialized, .timeLimit(.minutes(3))) struct FailingOutputTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    /// An API that creates the group of the manifest, or never says so, after its folder of outputs is gone.
    private func api(_ reply: @escaping @Sendable () -> ScriptedServer.Reply) throws -> PlayedAPI {
        let folder = scratch
        return try PlayedAPI { request in
            guard request.head.hasPrefix("POST") else {
                // What was created is shown to who asks for it.
                return request.head.contains("_id=")
                    ? PlayedAPI.page(total: 1, [PlayedAPI.group]) : PlayedAPI.page(total: 0)
            }
            try? folder.remove("out")
            return reply()
        }
    }

    @Test(arguments: [
        ["--results", "out/rooms.csv"], ["--report", "text=out/r.txt"], ["--metrics-file", "out/run.prom"],
    ])
    func `a folder that goes away while dialogs are created`(option: [String]) async throws {
        for (reply, code) in [("201 Created", 6), ("503 Service Unavailable", 7)] as [(String, Int32)] {
            let api = try api { PlayedAPI.answer(reply, PlayedAPI.group) }
            defer { api.server.stop() }
            try scratch.makeFolder("out")
            let more = ["--report", "json=\(scratch.path(of: "run.json"))", "--settle", "0"]
            let arguments = ["apply", "--yes"] + option + more + [try api.manifest()]
            let result = try await api.dialogctl().run(arguments, in: scratch.url)
            #expect(result.exitCode == code, "\(result.output)\(result.errors)")
            #expect(result.errors.contains("cannot be written: No such file or directory"))
            #expect(try scratch.read("run.json").contains(code == 6 ? "\"created\"" : "\"unknown\""))
        }
    }

    @Test func `standard output that is full after dialogs were created`() async throws {
        let sandbox = try SandboxProgram()
        let rooms = try scratch.write("version: 1\ndialogs:\n  - {type: public, name: A}\n", to: "rooms.yaml")
        let shell = Shell(environment: sandbox.environment)
        let script = """
            cd "$1"; apply() { dialogctl apply --yes --settle 0 --metrics-file run.prom "$2" >/dev/full; echo $?; }
            apply "$@"; cp run.prom first.prom; apply "$@"
            """
        let result = try await shell.run(script, [scratch.path, rooms])
        // The second run has nothing to create: nothing was written indeed.
        #expect(result.output == "6\n1\n")
        #expect(result.errors.contains("standard output cannot be written"))
        #expect(try scratch.read("first.prom").contains("dialogctl_run_exit_code{command=\"apply\"} 6\n"))
    }

    @Test func `a report that is larger than a file may be, of a plan that leaves the old one`() async throws {
        let sandbox = try SandboxProgram()
        let list = (1...50).map { "  - {type: public, name: Room \($0)}\n" }.joined()
        let rooms = try scratch.write("version: 1\ndialogs:\n\(list)", to: "rooms.yaml")
        try scratch.write("old", to: "plan.json")
        let script = """
            cd "$1"; ulimit -f 8
            env --default-signal=XFSZ dialogctl plan --out plan.json --report text=plan.txt "$2" >/dev/null; echo $?
            """
        let result = try await Shell(environment: sandbox.environment).run(script, [scratch.path, rooms])
        #expect(result.output == "1\n")
        #expect(result.errors.contains("the plan cannot be written to 'plan.json': File too large"))
        #expect(try scratch.read("plan.json") == "old")
        #expect(try scratch.read("plan.txt").contains("50 to create"))
        #expect(try scratch.names == ["plan.json", "plan.txt", "rooms.yaml"])
    }

    @Test func `an export that does not fit leaves what was there`() async throws {
        let sandbox = try SandboxProgram()
        let list =
            (1...300).map { "  - {type: public, name: Room \($0)}\n" }.joined()
            + (1...2).map { "  - {type: group, name: Group \($0), occupants: [2]}\n" }.joined()
        let rooms = try scratch.write("version: 1\ndialogs:\n\(list)", to: "rooms.yaml")
        #expect(try await sandbox.dialogctl().run(["apply", "--yes", "--settle", "0", rooms]).exitCode == 0)
        try scratch.write("old", to: "there.yaml")
        try scratch.write("old", to: "folder/group.yaml")
        let limited = "cd \"$1\"; ulimit -f 4; env --default-signal=XFSZ dialogctl export"
        let shell = Shell(environment: sandbox.environment)
        for out in ["new.yaml", "there.yaml --force", "folder/ --force", "made/"] {
            let result = try await shell.run("\(limited) --out \(out); echo $?", [scratch.path])
            #expect(result.output == "1\n", "\(out)")
            #expect(result.errors.contains("cannot be written: File too large"), "\(result.errors)")
        }
        #expect(try scratch.read("there.yaml") == "old")
        #expect(try scratch.read("folder/group.yaml") == "old")
        let left = try FileManager.default.subpathsOfDirectory(atPath: scratch.path).sorted()
        #expect(left == ["folder", "folder/group.yaml", "made", "rooms.yaml", "there.yaml"])
    }
}
