import ArgumentParser
import Provisioning

/// The options of a checkup.
struct DoctorOptions: ParsableArguments {
    @OptionGroup(title: HelpSection.identity) var journal: JournalFileOption
    @OptionGroup(title: HelpSection.identity) var ids: IDsFileOption
    @OptionGroup(title: HelpSection.rails) var application: ApplicationOption

    @Option(
        help: ArgumentHelp(
            "Also see how the application behaves where QuickBlox's documents are silent, and write it to this file.",
            discussion: """
                It is a profile for quickblox-sandbox --profile, JSON. What cannot be seen by reading stays in it as \
                it was. It takes at most 16 requests more.
                """,
            valueName: "file"
        ),
        completion: .file(extensions: ["json"])
    )
    var observe: String?

    @Option(help: ArgumentHelp("How many seconds an answer may take (1 to 600).", valueName: "s"))
    var timeout = 10

    @Option(help: ArgumentHelp("What standard output carries: text or json.", valueName: "format"))
    var format = CheckFormat.text

    @Flag(name: .shortAndLong, help: "Log each request to standard error.")
    var verbose = false

    func validate() throws {
        guard 1...RunOptions.longestTimeout ~= timeout else {
            throw ValidationError("--timeout takes a number of seconds from 1 to \(RunOptions.longestTimeout)")
        }
    }
}
