import FoundationEssentials
import HTTP
import Provisioning
import QuickBlox

/// The environment of one command: the environment variables, the console and the signals.
struct CommandContext {
    let variables: [String: String]
    let console: Console
    let signals = StopSignals()
    /// Counts the requests of the command.
    let requests = RequestCounter()
    private let printer: EventPrinter

    /// Creates a context with the environment of this process.
    init(verbose: Bool = false, logFormat: LogFormat = .text) {
        variables = ProcessInfo.processInfo.environment
        console = Console(environment: variables, logFormat: logFormat)
        printer = EventPrinter(on: console, verbose: verbose)
    }

    /// Connects to the API that the environment names; from now on, the secrets of the run are removed from the output.
    ///
    /// - Throws: A `RunFailure` if the environment is invalid.
    func connect(_ options: RunOptions) throws(RunFailure) -> Run {
        let settings = try RunSettings.read(from: variables)
        console.redact(with: settings.access.credentials.redacted)
        let connection = try connection(options)
        signals.takeOver()
        let environment = RunEnvironment(stop: signals.stop, onEvent: printer.print)
        let run = Run(settings, options, over: connection, counting: requests, in: environment)
        console.redact(with: run.redacted)
        return run
    }

    /// A connection to the API.
    ///
    /// - Throws: A `RunFailure` if it cannot be made.
    func connection(_ options: RunOptions) throws(RunFailure) -> Connection {
        let userAgent = "dialogctl/\(Version.current)"
        return try Connection(try RunSettings.http(in: variables, options.limits, userAgent: userAgent))
    }

    /// Logs how a request ended.
    @Sendable func note(_ request: RequestRecord) { printer.print(.requestEnded(request)) }
}
