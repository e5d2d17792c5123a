import Foundation
import TestSupport
import Testing

/// Inputs that nobody means well by: a clear error with a place, never a crash.
@Suite(.serialized, .timeLimit(.minutes(2))) struct BadInputTests {
    private let scratch: TemporaryFolder

    init() throws {
        scratch = try TemporaryFolder()
    }

    private func expectError(_ text: String, validating path: String, input: String = "") async throws {
        let result = try await Program("dialogctl").run(["validate", path], input: input)
        #expect(result.exitCode == 3)
        #expect(result.output == "")
        #expect(result.errors.contains(text), "\(result.errors)")
    }

    @Test func `20,000 open brackets`() async throws {
        let path = try scratch.write("version: 1\ndialogs: " + String(repeating: "[", count: 20_000), to: "deep.yaml")
        try await expectError("\(path):2:73: error:", validating: path)
    }

    @Test func `an alias bomb`() async throws {
        var text = "version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let path = try scratch.write(text, to: "bomb.yaml")
        try await expectError("alias", validating: path)
    }

    @Test func `broken UTF-8`() async throws {
        let path = scratch.path(of: "broken.yaml")
        try Data([0x76, 0x65, 0x72, 0x3A, 0x20, 0xFF, 0x0A]).write(to: URL(fileURLWithPath: path))
        try await expectError("\(path):1:6: error:", validating: path)
    }

    @Test func `a file of one gigabyte`() async throws {
        let path = try scratch.write("", to: "huge.yaml")
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: 1 << 30)
        try file.close()
        try await expectError("\(path)", validating: path)
    }

    @Test func `a file without an end`() async throws {
        try await expectError("/dev/zero", validating: "/dev/zero")
    }

    @Test func `a folder that loops into itself`() async throws {
        try scratch.write("version: 1\ndialogs:\n  - {type: public, name: A}\n", to: "set/a.yaml")
        let loop = scratch.url.appendingPathComponent("set/loop")
        try FileManager.default.createSymbolicLink(at: loop, withDestinationURL: scratch.url)
        try await expectError("set/loop", validating: scratch.path(of: "set"))
    }

    @Test func `a CSV instead of YAML`() async throws {
        let path = try scratch.write("name,type,owner\nNews,public,7\nOps,group,8\n", to: "rooms.yaml")
        try await expectError("\(path):1:1: error: this is no manifest but", validating: path)
    }

    @Test func `a path that is not there`() async throws {
        try await expectError("/nowhere/rooms.yaml", validating: "/nowhere/rooms.yaml")
    }

    @Test func `nothing on standard input`() async throws {
        try await expectError("-:1:1: error: the file is empty", validating: "-")
    }
}
