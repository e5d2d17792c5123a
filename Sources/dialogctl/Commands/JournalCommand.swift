import ArgumentParser

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
