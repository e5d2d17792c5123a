import Foundation
import TestSupport
import Testing

/// A machine that the steps of a pipeline run on: a checkout with manifests, the program, and the shell of this
/// machine.
struct Machine {
    let scratch: TemporaryFolder
    let sandbox: SandboxProgram

    init() throws {
        scratch = try TemporaryFolder()
        sandbox = try SandboxProgram()
        try FileManager.default.createDirectory(at: checkout, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
        let manifests = PipelineFile.examples.appendingPathComponent("community")
        try FileManager.default.copyItem(at: manifests, to: checkout.appendingPathComponent("dialogs"))
        try FileManager.default.createSymbolicLink(
            at: programs.appendingPathComponent("dialogctl"),
            withDestinationURL: Program.buildFolder.appendingPathComponent("dialogctl")
        )
    }

    /// How many dialogs the manifests declare.
    static let dialogCount = 7

    /// The working folder of every step.
    var checkout: URL { scratch.url.appendingPathComponent("checkout") }

    /// Where programs are found first.
    private var programs: URL { scratch.url.appendingPathComponent("bin") }

    /// The key that the sandbox takes.
    static let key = "sandbox-key"

    /// Runs a script as pipelines do: a failing command ends it.
    ///
    /// - Parameters:
    ///   - script: The script, for bash.
    ///   - environment: What the step sets. The endpoint is set as well, but no credentials.
    /// - Returns: What the script left behind.
    /// - Throws: Where the shell cannot be started.
    func run(_ script: String, _ environment: [String: String] = [:]) async throws -> Program.Result {
        let surroundings = [
            "PATH": "\(programs.path):/usr/bin:/bin", "HOME": scratch.path, "QUICKBLOX_ENDPOINT": sandbox.url,
        ]
        let shell = Program(
            at: URL(fileURLWithPath: "/bin/bash"),
            environment: surroundings.merging(environment) { $1 }
        )
        let result = try await shell.run(
            ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            in: checkout
        )
        #expect(!(result.output + result.errors).contains(Self.key))
        return result
    }

    /// A script that runs a watch, at any port of this machine, and stops it once its first run has ended.
    static func script(stopping line: String) -> String {
        let command = line.replacing("0.0.0.0:7979", with: "127.0.0.1:0")
        return """
            mkfifo log
            \(command) 2>log & program=$!
            while read -r line; do
                echo "$line" >&2
                case $line in *'next run begins'*) kill -TERM $program ;; esac
            done <log
            wait $program
            """
    }

    /// Puts a program of the test in the place of one that a pipeline calls.
    func stub(_ name: String, with script: String) throws {
        let path = try scratch.write(script, to: "bin/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    /// What a file of the checkout holds.
    func text(of name: String) throws -> String { try scratch.read("checkout/\(name)") }

    /// Whether a file is in the checkout.
    func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: checkout.appendingPathComponent(name).path)
    }

    /// The requests that were sent since the sandbox started, by method.
    func count(of method: String) throws -> Int { try sandbox.requests().count { $0.method == method } }
}
