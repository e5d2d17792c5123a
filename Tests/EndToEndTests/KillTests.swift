import Foundation
import Glibc
import TestSupport
import Testing

/// `apply` that is killed in mid-run, over and over, while people change what it made, and then runs to its end.
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
                if try await kill(sandbox, [path, "--ids", ids], afterFurther: "POST", moment) { killed += 1 }
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

    @Test func `a run that is killed between the steps of updates leaves nothing half done to the next`() async throws {
        var generator = SeededGenerator(seed: 11)
        var killed = 0
        while killed < Self.kills {
            let sandbox = try SandboxProgram(["--fault", "delay 1ms-5ms before update"])
            let scratch = try TemporaryFolder()
            let path = try scratch.write(manifest("occupants: [2, 3]"), to: "rooms.yaml")
            let paths = [path, "--ids", scratch.path(of: "rooms.ids.yaml"), "--max-removals", "100%"]
            #expect(try await sandbox.dialogctl().run(arguments + paths).exitCode == 0)
            // 7 is to go again, and 8 is protected.
            var guests: [String: Int] = [:]
            for room in try sandbox.dialogs(as: 1) {
                let guest = [7, 8].randomElement(using: &generator)
                try sandbox.change(room.id, as: 2, #"{"push_all":{"occupants_ids":[\#(guest ?? 7)]}}"#)
                guests[room.id] = guest
            }
            _ = try scratch.write(
                manifest("occupants: [2, 4], admins: [4], photo: '2'", suffix: " new"),
                to: "rooms.yaml"
            )
            for _ in 1...2 {
                let moment = Int.random(in: 1..<Self.names.count, using: &generator)
                if try await kill(sandbox, paths, afterFurther: "PUT", moment) { killed += 1 }
            }
            try await expectUpdated(sandbox, paths, guests)
        }
    }

    /// All rooms, kept up to date.
    private func manifest(_ fields: String, suffix: String = "") -> String {
        let rooms = Self.names.map { "  - {key: \($0), name: \($0)\(suffix), \(fields)}\n" }
        let defaults = "defaults: {type: group, update: true, unlisted: remove, unlisted_admins: remove}"
        return "version: 1\nprotect: [8]\n\(defaults)\ndialogs:\n" + rooms.joined()
    }

    private func expectUpdated(
        _ sandbox: SandboxProgram,
        _ paths: [String],
        _ guests: [String: Int]
    ) async throws {
        let last = try await sandbox.dialogctl().run(arguments + paths)
        #expect(last.exitCode == 0, "\(last.output)\(last.errors)")
        let rooms = try sandbox.dialogs(as: 1)
        #expect(Set(rooms.map(\.name)) == Set(Self.names.map { "\($0) new" }))
        for room in rooms {
            #expect(room.occupants == [1, 2, 4] + (guests[room.id] == 8 ? [8] : []), "\(room.name)")
            #expect(room.admins == [4] && room.photo == "2", "\(room.name)")
        }
        let count = try sandbox.count(of: "PUT")
        let again = try await sandbox.dialogctl().run(arguments + paths)
        #expect(again.exitCode == 0, "\(again.output)\(again.errors)")
        #expect(try sandbox.count(of: "PUT") == count)
        #expect(try sandbox.count(of: "POST") == Self.names.count)
    }

    /// Starts a run and kills it once the sandbox has answered so many further requests of a method; no where it was
    /// over before.
    private func kill(
        _ sandbox: SandboxProgram,
        _ paths: [String],
        afterFurther method: String,
        _ moment: Int
    ) async throws -> Bool {
        let requests = try sandbox.requestCount(of: method)
        let count = try requests.now()
        let process = try sandbox.dialogctl().process(arguments + paths)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, !Task.isCancelled, try requests.now() < count + moment {
            await Task.yield()
        }
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
        #expect(try sandbox.count(of: "POST") == Self.names.count)
        let plan = try await sandbox.dialogctl().run(["plan", "--detailed-exitcode"] + paths)
        #expect(plan.exitCode == (renamed ? 2 : 0), "\(plan.output)\(plan.errors)")
    }
}

extension SandboxProgram {
    /// How many requests of a method were answered so far.
    fileprivate func count(of method: String) throws -> Int { try requestCount(of: method).now() }
}
