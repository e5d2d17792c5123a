import ArgumentParser
import Journal
import Provisioning
import Reporting

/// `dialogctl ids check`: looks for each dialog of ids files.
struct IDsCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "check",
        abstract: "Read the files, and look for each of their dialogs.",
        discussion: """
            Asks for each dialog as its owner, and says which are there, by what name, and which are not visible to \
            their owners. Without credentials, only the files are read.

            Exit codes: 0 all are there, 1 the network or the credentials failed, 3 a file is not as it must be, 4 \
            some are not visible, 5 a file is of another application, or a listing is incomplete, 130 interrupted.
            """,
        examples: [
            "dialogctl ids check",
            "dialogctl ids check --ids rooms.ids.yaml",
        ],
        page: "Identity"
    )

    /// The output if there is no file.
    static let none = "no ids of dialogs are kept for this endpoint and application\n"

    @OptionGroup(title: HelpSection.identity) var file: IDsFileOption
    @OptionGroup(title: HelpSection.requests) var reading: ReadingOptions

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode, verbose: reading.verbose, progress: reading.progress)
        try await context.run {
            let sources = try RunSettings.idsSources(in: context.variables, named: file.ids)
            guard !sources.isEmpty else {
                context.console.write(Self.none)
                return .done
            }
            guard RunSettings.namesCredentials(in: context.variables) else {
                for source in sources {
                    context.console.writeLines(
                        IDsText(source.contents, at: source.path, style: context.console.style).text
                    )
                }
                context.console.remark("Without credentials, no dialog was looked for.")
                return .done
            }
            let run = try context.connect(to: try context.settings(), RunOptions(reading))
            defer { run.close() }
            let checked = try await run.check(sources)
            if checked.isEmpty { context.console.write(Self.none) }
            for ids in checked { write(ids, to: context.console) }
            return checked.allSatisfy(\.areAllVisible) ? .done : .decisionNeeded
        }
    }

    private func write(_ checked: CheckedIDs, to console: Console) {
        let text = IDsCheckText(
            checked.source.contents,
            live: checked.live,
            as: checked.viewer,
            at: checked.source.path,
            style: console.style
        )
        console.write(text.text)
    }
}
