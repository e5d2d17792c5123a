import ArgumentParser
import CGlibc
import Diagnostics
import Glibc
import Platform
import Provisioning

/// The program: arguments in, output and an exit code out.
@main
struct Dialogctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "dialogctl",
        abstract: "Make the chat dialogs of a QuickBlox application match manifests kept in git.",
        discussion: """
            Credentials come from the environment, never from arguments:
              QUICKBLOX_API_KEY    an API key; dialogs are made on behalf of their owner
              QUICKBLOX_TOKEN      or a user's session token
              QUICKBLOX_APPLICATION_ID, QUICKBLOX_AUTH_KEY, QUICKBLOX_AUTH_SECRET,
              QUICKBLOX_LOGIN (or QUICKBLOX_EMAIL), QUICKBLOX_PASSWORD
                                   or what opens a user's session, and again when it ends
              QUICKBLOX_USER_ID    the owner of dialogs that name none
              QUICKBLOX_ENDPOINT   the API (default: https://api.quickblox.com)
            Each of them but the last may instead be named with _FILE behind it, and then holds the path of a file to \
            read.
              DIALOGCTL_HTTP       1.1 where something on the way cannot carry HTTP/2

            Whether text is coloured is said by --color, else by the first that is set of NO_COLOR, FORCE_COLOR or \
            CLICOLOR_FORCE, CLICOLOR=0 and TERM=dumb; else a terminal gets colour, and nothing else does.
            """,
        examples: ["dialogctl validate rooms", "dialogctl plan rooms", "dialogctl apply rooms"],
        page: "dialogctl",
        version: Version.built,
        subcommands: [
            ValidateCommand.self, FormatCommand.self, RenderCommand.self, PlanCommand.self, ApplyCommand.self,
            WatchCommand.self, AdoptCommand.self, IDsCommand.self, ShowCommand.self, ResultsCommand.self,
            ExportCommand.self, JournalCommand.self, SchemaCommand.self, DoctorCommand.self,
        ]
    )

    static func main() async {
        keepOneHeap()
        TerminationSignals.outliveFailedWrites()
        do {
            try CommandWords.check(Array(CommandLine.arguments.dropFirst()))
            var command = try await asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Ends the process where there is nothing to run: with help, the version, or what is wrong with the arguments.
    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let text = fullMessage(for: error)
        guard code.isSuccess else {
            if !text.isEmpty { try? StandardStream.error.write(safe(text) + "\n") }
            Glibc.exit(code.rawValue)
        }
        do throws(SystemError) {
            try StandardStream.output.write(text.isEmpty ? "" : "\(text)\n")
        } catch {
            guard error.isReaderGone else {
                try? StandardStream.error.write("error: standard output cannot be written: \(error.reason)\n")
                Glibc.exit(RunStatus.externalFailure.rawValue)
            }
        }
        Glibc.exit(RunStatus.done.rawValue)
    }

    /// A message about the arguments, in which each of them is as safe for a terminal as everything else.
    private static func safe(_ message: String) -> String {
        let words = CommandLine.arguments.dropFirst().flatMap { argument in
            [Substring(argument)] + argument.split(separator: "=", maxSplits: 1).dropFirst()
        }
        // Line feeds of the message stay; those of arguments are no lines of it.
        let unsafe = words.filter { String($0).displaySafe != $0 }
        return unsafe.reduce(message) { $0.replacing($1, with: String($1).displaySafe) }.terminalSafe
    }

    /// Makes all threads allocate from one heap, so that they reuse each other's freed memory.
    ///
    /// This saves a large run about 5 MB, and the threads rarely wait for each other, as they allocate little at the
    /// same time (mallopt(3)).
    private static func keepOneHeap() {
        _ = mallopt(M_ARENA_MAX, 1)
    }
}
