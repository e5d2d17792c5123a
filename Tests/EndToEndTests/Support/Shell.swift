import Foundation
import TestSupport

/// A shell that starts a program of the build, for what only a parent can say: its streams, signals and limits.
struct Shell {
    private let program: Program

    /// - Parameter environment: The environment of the program, such as a sandbox's.
    init(environment: [String: String]) {
        let folder = Program.buildFolder.path
        let path = ["PATH": "\(folder):/usr/bin:/bin"]
        program = Program(at: URL(filePath: "/bin/bash"), environment: environment.merging(path) { $1 })
    }

    /// Runs a script to its end; `$1` and so on are its arguments, and `dialogctl` is the program.
    func run(_ script: String, _ arguments: [String] = []) async throws -> Program.Result {
        try await program.run(["-c", script, "shell"] + arguments)
    }

    /// The process of a script, not yet started.
    func process(_ script: String, _ arguments: [String] = []) throws -> Process {
        try program.process(["-c", script, "shell"] + arguments)
    }
}
