import ArgumentParser
import Planning

/// What a run lists, and with which exit code it ends.
struct OutcomeOptions: ParsableArguments {
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
            List every change with all that there is to know, every dialog that exists as declared, and everybody in \
            what is created or changed, however many there are. More than 20 changes are told in brief without this.
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

    private static let causes = FailureRule.Cause.allCases.map(\.rawValue).joined(separator: ",")
}

extension FailureRule: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
