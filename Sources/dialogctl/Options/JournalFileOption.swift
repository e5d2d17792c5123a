import ArgumentParser

/// The journal that a command uses.
struct JournalFileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The journal of creates (default: in the folder for state, named after the endpoint).",
            valueName: "file"
        ),
        completion: .file()
    )
    var journal: String?
}
