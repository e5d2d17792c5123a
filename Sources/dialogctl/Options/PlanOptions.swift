import ArgumentParser
import Planning
import Provisioning

/// How a command reads live dialogs and shows the result.
struct PlanOptions: ParsableArguments {
    @Flag(name: .customLong("detailed-exitcode"), help: "Exit with 2 when what is live is not what is declared.")
    var detailedExitCode = false

    @Option(
        name: .customLong("fail-on"),
        help: ArgumentHelp(
            "What makes the run fail (exit code 4): some of \(causes), or none; the rest is only told.",
            valueName: "list"
        )
    )
    var failOn = FailureRule.standard

    @Flag(
        help: """
            List every dialog that exists as declared, and everybody in what is created or changed, however many there \
            are.
            """
    )
    var all = false

    @Flag(
        help: """
            Also list what the owners see and nobody declares; it is left alone. Takes a request for a hundred dialogs \
            that an owner sees.
            """
    )
    var undeclared = false

    @OptionGroup var ids: IDsFileOption

    @OptionGroup var gone: GoneOption

    @Option(
        help: ArgumentHelp(
            "Take only the dialogs whose keys are of this pattern, such as 'team/*'; repeatable.",
            valueName: "pattern"
        )
    )
    var select: [String] = []

    @Flag(
        name: .customLong("create-only"),
        help: "Leave what differs alone, whatever 'update' says in the manifests."
    )
    var createsOnly = false

    @OptionGroup var names: NameUsersOption

    @OptionGroup var reading: ReadingOptions

    @Option(
        help: ArgumentHelp(
            "Take only this part of the set, and of the rate: the first of eight is 1/8; all parts make the whole.",
            valueName: "i/n"
        )
    )
    var shard: Shard?

    private static let causes = FailureRule.Cause.allCases.map(\.rawValue).joined(separator: ",")

    func validate() throws {
        guard !undeclared || (shard == nil && select.isEmpty) else {
            throw ValidationError("--undeclared is about the whole set: leave --shard and --select out")
        }
        guard reading.rate.perSecond ?? .max >= shard?.count ?? 1 else {
            throw ValidationError("--rate is for all shards together and must allow each a request a second")
        }
    }
}

extension FailureRule: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension Shard: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
