import Foundation
import Glibc
import TestSupport
import Testing

/// `apply` that is killed in mid-run, over and over, while people rename what it made, and then runs to its end.
@Suite(.serialized, .timeLimit(.minutes(30))) struct KillTests {
    /// How many runs are killed; the environment variable `KILLS` asks for more.
    static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 6

    private static let names = (1...40).map { "Room \($0)" }

    /// A run that is killed leaves open creates, for which the next one looks when the settle window is over.
    private let arguments = ["apply", "--yes", "--rate", "unlimited", "--settle", "1"]

    @Test func `a run that is killed at any moment doubles nothing and loses nothing`() async throws {
        var generator = SeededGenerator(seed: 7)
        var killed = 0
        while killed < Self.kills {
            let sandbox = try SandboxProgram(["--fault", "delay 1ms-9ms before create"])
            let scratch = try TemporaryFolder()
            let rooms = Self.names.map { "  - {type: group, name: \($0), occupants: [2, 3]}\n" }
            let path = try scratch.write("version: 1\ndialogs:\n" + rooms.joined(), to: "rooms.yaml")
            let ids = scratch.path(of: "rooms.ids.yaml")
            var renamed: Set<String> = []
            // Several runs on one sandbox, each killed a little later than the last one.
            for _ in 1...2 {
                let moment = Int.random(in: 1..<Self.names.count, using: &generator)
                if try await kill(sandbox, [path, "--ids", ids], afterFurtherCreates: moment) { killed += 1 }
                // What was answered is known, though no ids file may have it yet.
                for id in try await answered(by: sandbox) where Bool.random(using: &generator) {
                    try sandbox.change(id, as: 2, #"{"name":"renamed"}"#)
                    renamed.insert(id)
                }
            }
            try await expectWhole(sandbox, [path, "--ids", ids], renamed: !renamed.isEmpty)
            let kept = try scratch.read("rooms.ids.yaml")
            #expect(kept.split(separator: "\n").count { $0.hasPrefix("  \"") } == Self.names.count)
            #expect(renamed.allSatisfy { kept.contains($0) })
        }
    }

    /// Starts a run and kills it once the sandbox has answered so many further creates; no where it was over before.
    private func kill(_ sandbox: SandboxProgram, _ paths: [String], afterFurtherCreates moment: Int) async throws
        -> Bool
    {
        let created = try sandbox.createCount()
        let process = try sandbox.dialogctl().process(arguments + paths)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, !Task.isCancelled, try sandbox.createCount() < created + moment { await Task.yield() }
        guard process.isRunning else { return false }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return true
    }

    /// The dialogs whose creates were answered, as the journal has them.
    private func answered(by sandbox: SandboxProgram) async throws -> [String] {
        let journal = try await sandbox.dialogctl().run(["journal", "list"])
        return journal.output.matches(of: #/created .*([0-9a-f]{24})/#).map { String($0.output.1) }
    }

    private func expectWhole(_ sandbox: SandboxProgram, _ paths: [String], renamed: Bool) async throws {
        let last = try await sandbox.dialogctl().run(arguments + paths)
        #expect(last.exitCode == 0, "\(last.output)\(last.errors)")
        #expect(try sandbox.createCount() == Self.names.count)
        let plan = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode"] + paths)
        #expect(plan.exitCode == (renamed ? 2 : 0), "\(plan.output)\(plan.errors)")
    }
}

extension SandboxProgram {
    /// How many dialogs were created so far.
    fileprivate func createCount() throws -> Int {
        try text(of: "requests.jsonl").split(separator: "\n").count { $0.contains(#""method":"POST""#) }
    }
}
