import ArgumentParser
import Provisioning

/// The journal of creates, and how long listings may take to show them.
struct JournalOptions: ParsableArguments {
    @OptionGroup(title: HelpSection.identity) var file: JournalFileOption

    @Option(help: ArgumentHelp("How many seconds a listing may take to show a new dialog (0 to 3600).", valueName: "s"))
    var settle = 30

    func validate() throws {
        guard 0...RunOptions.longestSettle ~= settle else {
            throw ValidationError("--settle takes a number of seconds from 0 to 3600")
        }
    }
}
