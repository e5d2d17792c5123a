import ArgumentParser
import Planning

/// The safety rails of a run, which stop it before it creates, removes or deletes too much.
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

    @Option(
        name: .customLong("max-removals"),
        help: ArgumentHelp(
            "Take no more people out of rooms than this: a number, or a share of all memberships, like 40 or 10%.",
            discussion: """
                The default is \(RemovalLimit.standardPercent)% of the memberships of the set's groups, and \
                \(RemovalLimit.roomPercent)% of a room of \(RemovalLimit.smallestGuardedRoom) people or more. A person \
                counts once for each room that they leave.
                """,
            valueName: "n|p%"
        )
    )
    var maxRemovals: RemovalLimit?

    @Option(
        name: .customLong("max-deletes"),
        help: ArgumentHelp(
            "Delete so many dialogs at most that are 'state: absent'; none unless this is given.",
            discussion: "A deleted dialog is gone for everybody, with all messages, and nothing brings it back.",
            valueName: "n"
        )
    )
    var maxDeletes = 0

    func validate() throws {
        guard maxDeletes >= 0 else { throw ValidationError("--max-deletes takes a number of dialogs, at least 0") }
    }

    /// The limit on deletions.
    var deleteLimit: DeleteLimit { DeleteLimit(maxDeletes) }

    /// The limit on removals.
    var removalLimit: RemovalLimit { maxRemovals ?? .standard }

    /// The limit on creates.
    var createLimit: CreateLimit { maxCreates ?? .standard }
}

extension CreateLimit: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension RemovalLimit: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
