import Foundation
import TestSupport
import Testing

/// A `quickblox-sandbox` program that runs for one test, with a request log.
final class SandboxProgram: @unchecked Sendable {
    // Unchecked: Process is not Sendable; it is only started in init and ended in deinit.
    private let process: Process
    private let scratch: TemporaryFolder

    /// Where it listens.
    let url: String

    /// Starts the sandbox and waits until it says where it listens.
    ///
    /// - Parameter arguments: More arguments for the program.
    /// - Throws: Where the program cannot be started.
    init(_ arguments: [String] = []) throws {
        scratch = try TemporaryFolder()
        process = try Program("quickblox-sandbox").process(["--log", scratch.path(of: "requests.jsonl")] + arguments)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        url = String(decoding: output.fileHandleForReading.readLine(), as: UTF8.self)
        #expect(url.hasPrefix("http://127.0.0.1:"))
    }

    deinit { process.terminate() }

    /// The environment in which `dialogctl` speaks to this sandbox with its API key.
    var environment: [String: String] {
        [
            "QUICKBLOX_ENDPOINT": url, "QUICKBLOX_API_KEY": "sandbox-key", "QUICKBLOX_USER_ID": "1",
            "XDG_STATE_HOME": scratch.path(of: "state"),
        ]
    }

    /// `dialogctl` with this sandbox as its API.
    func dialogctl(_ more: [String: String] = [:]) -> Program {
        Program("dialogctl", environment: environment.merging(more) { $1 })
    }

    /// What a file of the sandbox holds.
    func text(of name: String) throws -> String { try scratch.read(name) }

    /// Counts the requests of a method that were answered.
    func requestCount(of method: String) throws -> RequestCount {
        try RequestCount(of: method, at: scratch.path(of: "requests.jsonl"))
    }

    /// The requests that were answered so far.
    func requests() throws -> [LoggedRequest] {
        let lines = try text(of: "requests.jsonl").split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(LoggedRequest.self, from: Data($0.utf8)) }
    }
}

/// One line of the sandbox's request log.
struct LoggedRequest: Decodable {
    let method: String
    let path: String
    let status: Int
}

extension FileHandle {
    /// The bytes up to the next line feed, without it.
    func readLine() -> Data {
        var line = Data()
        while let byte = try? read(upToCount: 1), let first = byte.first, first != UInt8(ascii: "\n") {
            line.append(first)
        }
        return line
    }
}
