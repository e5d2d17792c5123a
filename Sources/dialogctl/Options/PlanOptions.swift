import ArgumentParser
import Planning

/// How a command reads what is live and shows what it found.
struct PlanOptions: ParsableArguments {
    /// The longest time that an answer may be given, in seconds.
    static let longestTimeout = 600

    @Flag(name: .customLong("detailed-exitcode"), help: "Exit with 2 when what is live is not what is declared.")
    var detailedExitCode = false

    @Flag(help: "List every dialog that exists as declared, however many there are.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "How many requests may be open at once (1 to 100); fewer are while the server asks for fewer.",
            valueName: "n"
        )
    )
    var parallelism = 8

    @Option(
        help: ArgumentHelp(
            "How many requests may be sent in any second (1 to 10000), or unlimited.",
            valueName: "n"
        )
    )
    var rate = RequestRate.standard

    @Option(
        help: ArgumentHelp(
            "Take only this part of the set, and of the rate: the first of eight is 1/8; all parts make the whole.",
            valueName: "i/n"
        )
    )
    var shard: Shard?

    @Option(help: ArgumentHelp("How many seconds an answer may take (1 to 600).", valueName: "s"))
    var timeout = 30

    @Flag(name: .shortAndLong, help: "Log each request to standard error.")
    var verbose = false

    func validate() throws {
        guard 1...100 ~= parallelism else { throw ValidationError("--parallelism takes a number from 1 to 100") }
        guard rate.perSecond ?? .max >= shard?.count ?? 1 else {
            throw ValidationError("--rate is for all shards together and must allow each a request a second")
        }
        guard 1...Self.longestTimeout ~= timeout else {
            throw ValidationError("--timeout takes a number of seconds from 1 to \(Self.longestTimeout)")
        }
    }
}

extension PlanOptions {
    /// How many requests this run may send in any second: its share, where it is one of several.
    var ownRate: RequestRate { rate.divided(by: shard?.count ?? 1) }
}

extension Shard: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
