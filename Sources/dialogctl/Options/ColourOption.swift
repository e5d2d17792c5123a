import ArgumentParser

/// Whether output for people is coloured.
struct ColourOption: ParsableArguments {
    @Option(
        name: .customLong("color"),
        help: ArgumentHelp(
            """
            Whether text is coloured: always, never, or auto, where NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, \
            CLICOLOR=0 and TERM=dumb decide, in this order, and then whether it goes to a terminal.
            """,
            valueName: "when"
        )
    )
    var mode = ColourMode.auto
}

/// When output for people is coloured.
enum ColourMode: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never
}
