import ArgumentParser
import Dialogs
import Provisioning
import Reporting

/// `dialogctl ids forget`: removes keys from ids files.
struct IDsForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "forget",
        abstract: "Remove keys from the files, without sending any request.",
        discussion: """
            The dialogs stay as they are. The next plan looks for the declared ones by name and members again, and \
            apply creates those that it does not find.

            Exit codes: 0 done, 1 a file cannot be read or written, a run has the journal open, or a dialog was made \
            less than 30 seconds ago, 3 a file is not as it must be, or has no such key; then nothing is changed.
            """,
        examples: [
            "dialogctl ids forget group/Ops",
            "dialogctl ids forget group/Ops public/News --ids rooms.ids.yaml",
        ],
        page: "Identity"
    )

    @Argument(help: ArgumentHelp("The keys of the dialogs, as list shows them.", valueName: "key"))
    var keys: [String]

    @OptionGroup(title: HelpSection.identity) var file: IDsFileOption
    @OptionGroup(title: HelpSection.identity) var journal: JournalFileOption

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        try await context.run {
            let sources = try RunSettings.idsSources(in: context.variables, named: file.ids)
            let forgotten = try await ForgottenIDs.forget(
                keys.map { ExactText($0) },
                in: sources,
                journal: try RunSettings.journalPath(in: context.variables, named: journal.journal)
            )
            let lines = forgotten.dialogs.map { ($0.key, $0.identity) }
            let options = file.ids.map { ["--ids", $0] } ?? []
            context.console.write(ForgottenText(lines, options: options).text)
            return .done
        }
    }
}
