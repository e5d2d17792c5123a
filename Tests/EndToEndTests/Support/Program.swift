import Foundation
import Synchronization
import TestSupport

/// One run of a built program: its arguments and environment in, its output and exit code out.
struct Program {
    /// What a finished run left behind.
    struct Result {
        let output: String
        let errors: String
        let exitCode: Int32
    }

    private let executable: URL
    private let environment: [String: String]

    /// - Parameters:
    ///   - name: The program, as it is called in the build folder.
    ///   - environment: Its whole environment; nothing is inherited, so that no setting of the machine decides a test.
    init(_ name: String, environment: [String: String] = [:]) {
        executable = Self.buildFolder.appendingPathComponent(name)
        self.environment = environment
    }

    /// - Parameters:
    ///   - executable: A program of this machine, such as its shell.
    ///   - environment: Its whole environment.
    init(at executable: URL, environment: [String: String]) {
        self.executable = executable
        self.environment = environment
    }

    /// The folder in which the build put the programs and this test.
    static var buildFolder: URL {
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: executable).deletingLastPathComponent()
    }

    /// Runs the program to its end.
    func run(_ arguments: [String], input: String = "", in folder: URL? = nil) async throws -> Result {
        let scratch = try TemporaryFolder()
        let process = try process(arguments, in: folder)
        let files = [try scratch.file("input", holding: input), try scratch.file("output"), try scratch.file("errors")]
        // Foundation keeps the process, and with it the files; where more than a thousand are open, its next start may
        // crash.
        defer { for file in files { try? file.close() } }
        process.standardInput = files[0]
        process.standardOutput = files[1]
        process.standardError = files[2]
        try await process.runToEnd()
        return Result(
            output: try scratch.read("output"),
            errors: try scratch.read("errors"),
            exitCode: process.exitCode
        )
    }

    /// The process of one run, not yet started.
    func process(_ arguments: [String], in folder: URL? = nil) throws -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        return process
    }
}

extension Process {
    /// Starts the process and waits for its end without holding a thread.
    func runToEnd() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            terminationHandler = { _ in continuation.resume() }
            do { try run() } catch { continuation.resume(throwing: error) }
        }
    }

    /// The exit code as a shell reports it: 128 and the signal's number where a signal ended the process.
    var exitCode: Int32 { terminationReason == .uncaughtSignal ? 128 + terminationStatus : terminationStatus }
}
