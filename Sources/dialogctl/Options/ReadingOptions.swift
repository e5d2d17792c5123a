import ArgumentParser
import Provisioning

/// How a command sends requests.
struct ReadingOptions: ParsableArguments {
    /// The upper limit of `--parallelism`; by default, a process may have 1024 files open.
    static let mostRequests = 256

    @Option(
        help: ArgumentHelp(
            "How many requests may be open at once (1 to 256); fewer are while the server asks for fewer.",
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

    @Option(help: ArgumentHelp("How many seconds an answer may take (1 to 600).", valueName: "s"))
    var timeout = 30

    @Option(
        help: ArgumentHelp(
            "How progress is shown: auto (a line on a terminal), plain (a line every ten seconds) or none.",
            valueName: "how"
        )
    )
    var progress = ProgressMode.auto

    @Flag(name: .shortAndLong, help: "Log each request to standard error, and tell how many a plan took.")
    var verbose = false

    func validate() throws {
        guard 1...Self.mostRequests ~= parallelism else {
            throw ValidationError("--parallelism takes a number from 1 to \(Self.mostRequests)")
        }
        guard 1...RunOptions.longestTimeout ~= timeout else {
            throw ValidationError("--timeout takes a number of seconds from 1 to \(RunOptions.longestTimeout)")
        }
    }
}

extension RequestRate: ExpressibleByArgument {
    package init?(argument: String) {
        switch argument {
        case "0", "unlimited": self.init(perSecond: nil)
        default:
            guard let number = Int(argument), 1...Self.most ~= number else { return nil }
            self.init(perSecond: number)
        }
    }

    package var defaultValueDescription: String { perSecond.map { "\($0)" } ?? "unlimited" }
}
