import ArgumentParser
import CGlibc
import Diagnostics
import Glibc
import Platform
import Sandbox

/// The program's one command.
@main
struct QuickBloxSandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quickblox-sandbox",
        abstract: "Serves an emulated QuickBlox dialog API on this machine.",
        discussion: """
            The sandbox answers as the reference documents the API, quirks included. It keeps everything in memory, or \
            in the file of --store, and listens on 127.0.0.1 only. The first line of its output is its URL, which \
            shows its dialogs and its last requests in a browser; it then serves until it is interrupted (SIGINT or \
            SIGTERM) and exits with 0.

            Requests authenticate with 'Authorization: ApiKey KEY' and 'On-Behalf-Of: USER_ID', or with 'QB-Token: \
            TOKEN'. Tokens are given with --token, or are had from POST /session.json, signed with the keys of \
            --accounts.
            """
    )

    @OptionGroup var options: SandboxOptions
    @OptionGroup(title: "Faults") var faults: FaultOptions

    func validate() throws {
        _ = try options.tokenUsers
        _ = try options.sites
        _ = try options.assumptions
    }

    static func main() async {
        growInLargeSteps()
        ignoreFailedWrites()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Ends the program as ArgumentParser does, but for characters of a message that could steer a terminal: they are
    /// written out.
    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        guard !code.isSuccess else { exit(withError: error) }
        let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
        let message = lines.map { String($0).displaySafe }.joined(separator: "\n")
        if !message.isEmpty { try? StandardStream.error.write(message + "\n") }
        exit(withError: code)
    }

    /// Makes a write fail with an error, not with a signal that ends the program, where a file may not grow or nobody
    /// reads any more.
    private static func ignoreFailedWrites() {
        for number in [SIGXFSZ, SIGPIPE] { _ = signal(number, SIG_IGN) }
    }

    /// Makes all threads use one heap, which grows by megabytes; separate heaps of threads would grow by a few pages at
    /// a time, with a system call for each (mallopt(3)).
    private static func growInLargeSteps() {
        _ = mallopt(M_ARENA_MAX, 1)
        _ = mallopt(M_TOP_PAD, 4 << 20)
    }

    func run() async throws {
        do {
            var configuration = try options.configuration
            try faults.apply(to: &configuration)
            let server = try await SandboxServer.start(configuration)
            let interruption = Interruption()
            print(server.url)
            if let controlURL = server.controlURL { print(controlURL) }
            fflush(nil)
            await interruption.wait()
            await server.stop()
        } catch {
            throw Failure(error)
        }
    }
}

/// A failure with its message, which ArgumentParser prints after `Error:` before it exits with 1.
private struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ error: any Error) {
        description = "\(error)"
    }
}
