import Foundation
import TestSupport
import Testing

/// Files of a run that are one file: nothing is sent, and each of them stays as it is.
@Suite(.serialized, .timeLimit(.minutes(3))) struct OutputConflictTests {
    private let scratch: TemporaryFolder
    private let sandbox: SandboxProgram
    private let rooms = "version: 1\ndialogs:\n  - {type: public, name: News}\n"

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
        try scratch.write(rooms, to: "in/rooms.yaml")
        try scratch.write("room,people\nOps,2\n", to: "in/team.csv")
        try scratch.write(
            """
            version: 1
            dialogs:
              - {from_csv: team.csv, key: "team/{room}", type: group, name: "{room}", occupants: ["{people}"]}

            """,
            to: "in/rosters.yaml"
        )
    }

    private func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Program.Result {
        try await sandbox.dialogctl(environment).run(arguments, in: scratch.url)
    }

    private func expectRefused(_ result: Program.Result, _ names: [String]) throws {
        #expect(result.exitCode == 64)
        for name in names { #expect(result.errors.contains(name), "\(result.errors)") }
        #expect(result.errors.contains("are one file"), "\(result.errors)")
        #expect(try sandbox.requests().isEmpty)
        #expect(try scratch.read("in/rooms.yaml") == rooms)
    }

    @Test(arguments: [
        ["--results", "run.jsonl", "--journal", "run.jsonl"],
        ["--report", "json=run.json", "--journal", "run.json"],
        ["--results", "run.jsonl", "--report", "json=./run.jsonl"],
        ["--report", "json=run.json", "--report", "html=in/../run.json"],
        ["--metrics-file", "run.lock", "--journal", "run"],
        ["--metrics-file", "run", "--ids", "run"],
        ["--journal", "in/run", "--users-cache", "in/../in/run"],
    ])
    func `two outputs`(options: [String]) async throws {
        let result = try await run(["apply", "--yes"] + options + ["in/rooms.yaml"])
        try expectRefused(result, [options[0], options[2] == "--journal" ? "journal" : options[2]])
        #expect(try scratch.names == ["in"])
    }

    @Test(arguments: ["in/rooms.yaml", "in", "./in/../in/rooms.yaml"])
    func `a report and a manifest`(input: String) async throws {
        for report in ["in/rooms.yaml", "link.txt", "hard.txt"] {
            try? scratch.link("link.txt", to: "in/rooms.yaml")
            try? FileManager.default.linkItem(
                atPath: scratch.path(of: "in/rooms.yaml"),
                toPath: scratch.path(of: "hard.txt")
            )
            for command in [["plan"], ["apply", "--yes"], ["apply"]] {
                let result = try await run(command + ["--report", "text=\(report)", input])
                try expectRefused(result, ["--report text '\(report)'", "the manifest '"])
            }
        }
    }

    @Test func `a run that has no credentials, or a manifest with a mistake`() async throws {
        let arguments = ["apply", "--yes", "--report", "text=in/rooms.yaml", "in"]
        let result = try await run(arguments, ["QUICKBLOX_API_KEY": ""])
        try expectRefused(result, ["--report text", "the manifest"])
        try scratch.write("version: 1\ndialogs: [1]\n", to: "in/wrong.yaml")
        try expectRefused(try await run(arguments), ["--report text", "the manifest"])
    }

    @Test func `results and a roster`() async throws {
        let result = try await run(["apply", "--yes", "--results", "in/team.csv", "in/rosters.yaml"])
        try expectRefused(result, ["--results 'in/team.csv'", "the roster '"])
        #expect(try scratch.read("in/team.csv") == "room,people\nOps,2\n")
    }

    @Test func `a report and the saved plan, or a manifest of it`() async throws {
        #expect(try await run(["plan", "--out", "plan.json", "in/rooms.yaml"]).exitCode == 0)
        let count = try sandbox.requests().count
        for path in ["plan.json", "in/rooms.yaml"] {
            let before = try scratch.read(path)
            let result = try await run(["apply", "--yes", "--report", "text=\(path)", "plan.json"])
            #expect(result.exitCode == 64)
            #expect(result.errors.contains("are one file"))
            #expect(try scratch.read(path) == before)
        }
        #expect(try sandbox.requests().count == count)
    }

    @Test func `a report and the file that standard output goes to`() async throws {
        let shell = Shell(environment: sandbox.environment)
        let script = "cd \"$1\"; dialogctl plan --report html=out.txt in/rooms.yaml >out.txt; echo $?"
        let result = try await shell.run(script, [scratch.path])
        #expect(result.output == "64\n")
        #expect(result.errors.contains("--report html 'out.txt' and standard output are one file"))
        let both = "cd \"$1\"; dialogctl plan --report html=/dev/stdout in/rooms.yaml >out.txt 2>&1; echo $?"
        #expect(try await shell.run(both, [scratch.path]).output == "0\n")
        #expect(try scratch.read("out.txt").hasPrefix("owner 1\n"))
        #expect(try scratch.read("out.txt").contains("<!DOCTYPE html>\n"))
    }

    @Test func `an export and the manifest that names its people`() async throws {
        let result = try await run(["export", "--users", "in/rooms.yaml", "--out", "in/rooms.yaml", "--force"])
        try expectRefused(result, ["--out", "--users"])
    }

    @Test func `a device may be named twice`() async throws {
        let options = ["--report", "html=/dev/null", "--report", "json=/dev/null", "--metrics-file", "/dev/null"]
        #expect(try await run(["plan"] + options + ["in/rooms.yaml"]).exitCode == 0)
    }
}
