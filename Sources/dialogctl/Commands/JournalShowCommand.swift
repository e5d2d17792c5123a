import ArgumentParser
import Journal
import Provisioning
import Reporting

/// `dialogctl journal show`: shows everything that is recorded about one intent.
struct JournalShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "show",
        abstract: "Show all that is recorded of one create.",
        discussion: """
            Exit codes: 0 done, also where there is no journal, 1 the journal cannot be read, 3 it has no such number.
            """,
        examples: [
            "dialogctl journal show 3",
            "dialogctl journal show 3 --journal rooms.journal",
        ],
        page: "Rails"
    )

    @Argument(help: ArgumentHelp("The number of the create, as list shows it.", valueName: "number"))
    var number: IntentNumber

    @OptionGroup(title: HelpSection.identity) var file: JournalFileOption

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        try await context.run {
            try context.showJournal(file) { contents, path throws(RunFailure) in
                guard let entry = contents[number] else {
                    let text =
                        "journal '\(path)' has no number \(number); 'dialogctl journal list' shows those that it has"
                    throw RunFailure(text, status: .wrongInput)
                }
                return IntentText(entry, style: context.console.style).text
            }
        }
    }
}

extension IntentNumber: ExpressibleByArgument {
    init?(argument: String) {
        guard let number = Int(argument) else { return nil }
        self.init(rawValue: number)
    }
}
