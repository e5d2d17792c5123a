import ArgumentParser

/// Whether a run goes on where nothing is left of what was made or found before.
struct GoneOption: ParsableArguments {
    @Flag(
        name: .customLong("accept-gone"),
        help: "Go on where none of three or more dialogs that were made or found before is visible any more."
    )
    var isAccepted = false
}
