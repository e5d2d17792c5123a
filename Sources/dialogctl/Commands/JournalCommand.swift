import ArgumentParser
import Diagnostics
import Journal
import Provisioning

/// `dialogctl journal`: what was recorded of creates, for people.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Show the journal of creates.",
        discussion: """
            Apply records each create before it sends it. The commands here read that record, without credentials and \
            while a run goes on, and change nothing. Apply drops what is settled and no longer needed.
            """,
        subcommands: [JournalListCommand.self, JournalShowCommand.self]
    )
}

extension CommandContext {
    /// Writes a text about the journal to standard output, or that there is none.
    func showJournal(
        _ option: JournalFileOption,
        as text: (JournalContents, _ path: String) throws(RunFailure) -> String
    ) throws(RunFailure) -> RunStatus {
        let path: String
        if let named = option.journal {
            path = named
        } else {
            let endpoint = try RunSettings.endpoint(in: variables)
            path = try RunSettings.journalPath(for: endpoint, in: variables, named: nil)
        }
        let contents: JournalContents?
        do throws(JournalError) {
            contents = try JournalContents.read(at: path)
        } catch {
            throw RunFailure("\(error)", status: .externalFailure)
        }
        guard let contents else {
            console.write("no journal at '\(path.displaySafe)'\n")
            return .done
        }
        console.write(try text(contents, path))
        return .done
    }
}
