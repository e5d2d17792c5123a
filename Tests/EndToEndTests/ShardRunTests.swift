import Foundation
import TestSupport
import Testing

/// Several runs that share the work of one set.
@Suite(.serialized, .timeLimit(.minutes(2))) struct ShardRunTests {
    @Test func `the shards of a set create all of it, each dialog once`() async throws {
        let scratch = try TemporaryFolder()
        let sandbox = try SandboxProgram()
        let rooms = (1...40).map { "  - {type: public, name: Room \($0)}\n" }.joined()
        let path = try scratch.write("version: 1\ndialogs:\n" + rooms, to: "rooms.yaml")
        for number in 1...3 {
            let result = try await sandbox.dialogctl().run(["apply", "--yes", "--shard", "\(number)/3", path])
            #expect(result.exitCode == 0)
            #expect(result.errors.contains("shard \(number)/3: "))
        }
        #expect(try sandbox.requests().count { $0.method == "POST" } == 40)
        let plan = try await sandbox.dialogctl().run(["plan", path])
        #expect(plan.output.contains("Plan: 40 dialogs: 40 exist"))
    }

    @Test func `a rate that leaves a shard nothing is refused`() async throws {
        let result = try await Program("dialogctl").run(["plan", "--shard", "1/8", "--rate", "5", "rooms.yaml"])
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("--rate is for all shards together"))
    }
}
