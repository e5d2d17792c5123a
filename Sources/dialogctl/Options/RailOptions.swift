import ArgumentParser
import Planning

/// The safety rails of a run, which stop it before it creates too much.
struct RailOptions: ParsableArguments {
    @Option(
        name: .customLong("max-creates"),
        help: ArgumentHelp(
            "Create no more dialogs than this: a number, or a share of those declared, like 40 or 25%.",
            discussion: """
                The default is \(CreateLimit.standardPercent)% once dialogs of the set exist that were not just \
                created, and no limit while none does, or for a set of fewer than \(CreateLimit.smallestGuardedSet): a \
                live set of which most is missing means a wrong application or owner more often than new dialogs.
                """,
            valueName: "n|p%"
        )
    )
    var maxCreates: CreateLimit?

    /// The limit on creates.
    var createLimit: CreateLimit { maxCreates ?? .standard }
}

extension CreateLimit: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
