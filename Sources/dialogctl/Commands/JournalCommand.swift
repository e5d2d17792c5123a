import ArgumentParser
import Diagnostics
import Journal
import Provisioning

/// `dialogctl journal`: shows the records of creates.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "journal",
        abstract: "Show the journal of creates.",
        discussion: """
            Apply records each create before it sends it. The commands here read that record, without credentials and \
            while a run goes on, and change nothing. Apply drops what is settled and no longer needed.
            """,
        examples: [
            "dialogctl journal list",
            "dialogctl journal show 3",
        ],
        page: "Rails",
        subcommands: [JournalListCommand.self, JournalShowCommand.self]
    )
}

extension CommandContext {
    /// Writes a text about the journal to standard output, or a line that there is none.
    func showJournal(
        _ option: JournalFileOption,
        as text: (JournalContents, _ path: String) throws(RunFailure) -> String
    ) throws(RunFailure) -> RunStatus {
        let (contents, path) = try RunSettings.readJournal(in: variables, named: option.journal)
        guard let contents else {
            console.write("no journal at '\(path.displaySafe)'\n")
            return .done
        }
        console.writeLines(try text(contents, path))
        return .done
    }
}
