import ArgumentParser
import Planning

/// The part of the declared dialogs that a run is about.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take only the dialogs whose keys are of this pattern, such as 'team/*'; repeatable.",
            valueName: "pattern"
        )
    )
    var select: [String] = []

    @Option(
        help: ArgumentHelp(
            "Take only this part of the set, and of the rate: the first of eight is 1/8; all parts make the whole.",
            valueName: "i/n"
        )
    )
    var shard: Shard?

    @Flag(
        name: .customLong("create-only"),
        help: "Leave what differs alone, whatever 'update' says in the manifests."
    )
    var createsOnly = false
}

extension Shard: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
