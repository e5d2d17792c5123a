import ArgumentParser
import Planning

/// How many dialogs of a plan a run creates.
struct AmountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Create the first n missing dialogs and leave the rest.", valueName: "n"))
    var limit: Int?

    @Option(
        help: ArgumentHelp(
            "Create the first n dialogs, read them back, and go on only where they are as declared; asks before.",
            valueName: "n"
        )
    )
    var canary: Int?

    func validate() throws {
        guard limit ?? 1 > 0 else { throw ValidationError("--limit takes a number of dialogs, at least 1") }
        guard canary ?? 1 > 0 else { throw ValidationError("--canary takes a number of dialogs, at least 1") }
    }

    /// The part of a plan that is carried out.
    func limited(_ plan: Plan) -> Plan { limit.map(plan.limited) ?? plan }
}
