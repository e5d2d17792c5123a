import ArgumentParser
import Reporting

/// `dialogctl journal list`: lists all intents, the open ones first.
struct JournalListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "list",
        abstract: "List the recorded creates, those without a clear answer first.",
        discussion: "Exit codes: 0 done, also where there is no journal, 1 the journal cannot be read.",
        examples: [
            "dialogctl journal list",
            "dialogctl journal list --journal rooms.journal",
        ],
        page: "Rails"
    )

    @OptionGroup(title: HelpSection.identity) var file: JournalFileOption

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        try await context.run {
            try context.showJournal(file) { contents, path in
                JournalText(contents, at: path, style: context.console.style).text
            }
        }
    }
}
