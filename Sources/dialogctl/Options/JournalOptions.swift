import ArgumentParser

/// Where creates are recorded before they are sent, and how long their results are looked for.
struct JournalOptions: ParsableArguments {
    /// The longest settle window, in seconds; a journal keeps creates for as long, whatever window one run has.
    static let longestSettle = 3600

    @OptionGroup var file: JournalFileOption

    @Option(help: ArgumentHelp("How many seconds a listing may take to show a new dialog (0 to 3600).", valueName: "s"))
    var settle = 30

    func validate() throws {
        guard 0...Self.longestSettle ~= settle else {
            throw ValidationError("--settle takes a number of seconds from 0 to 3600")
        }
    }

    /// The journal that the user named.
    var journal: String? { file.journal }

    /// How long a listing may take to show a new dialog.
    var window: Duration { .seconds(settle) }
}
