import ArgumentParser
import Journal
import Provisioning
import Reporting

/// `dialogctl ids list`: lists the dialogs of ids files.
struct IDsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "list",
        abstract: "List the keys with their _ids and owners, without sending any request.",
        discussion: """
            Exit codes: 0 done, also where there are none, 1 a file cannot be read, 3 a file is not as it must be.
            """,
        examples: [
            "dialogctl ids list",
            "dialogctl ids list --ids rooms.ids.yaml",
        ],
        page: "Identity"
    )

    @OptionGroup(title: HelpSection.identity) var file: IDsFileOption

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        try await context.run {
            let sources = try RunSettings.idsSources(in: context.variables, named: file.ids)
            if sources.isEmpty { context.console.write(IDsCheckCommand.none) }
            for source in sources {
                context.console.writeLines(IDsText(source.contents, at: source.path, style: context.console.style).text)
            }
            return .done
        }
    }
}
