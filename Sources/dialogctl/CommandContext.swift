import Dialogs
import FoundationEssentials
import HTTP
import Pacing
import Provisioning
import QuickBlox

/// The environment of one command: the environment variables, the console and the signals.
struct CommandContext {
    let variables: [String: String]
    let console: Console
    let signals = StopSignals()
    /// Counts the requests of the command.
    private(set) var requests = RequestCounter()
    private let printer: EventPrinter

    /// Creates a context with the environment of this process; a command that shows a plan does not list the people who
    /// were not found besides.
    init(
        colour: ColourMode = .auto,
        verbose: Bool = false,
        logFormat: LogFormat = .text,
        progress: ProgressMode = .auto,
        listsMissingPeople: Bool = true
    ) {
        variables = RunSettings.meaningful(ProcessInfo.processInfo.environment)
        console = Console(
            environment: variables,
            colour: colour,
            logFormat: logFormat,
            progress: progress,
            until: signals.giveUp
        )
        printer = EventPrinter(on: console, verbose: verbose, listsMissingPeople: listsMissingPeople)
    }

    /// The same context for another run of this process, whose requests are counted from the start.
    func forAnotherRun() -> Self {
        var context = self
        context.requests = RequestCounter()
        return context
    }

    /// Loads what a run works on, and connects to the API that the environment names.
    ///
    /// - Throws: A `RunFailure` if the environment or the input is invalid.
    func start(_ paths: [String], _ options: RunOptions) throws(RunFailure) -> (Run, RunInput) {
        let settings = try settings()
        let input = try settings.load(paths, options, onEvent: printer.print)
        return (try connect(to: settings, options), input)
    }

    /// The endpoint and the credentials; from now on, these are removed from the output.
    ///
    /// - Throws: A `RunFailure` if the environment is invalid.
    func settings() throws(RunFailure) -> RunSettings {
        let settings = try RunSettings.read(from: variables)
        console.redact(with: settings.access.credentials.redacted)
        return settings
    }

    /// Removes the credentials of the environment from the output of a command that does without them, as far as they
    /// are readable.
    func redactOffline() {
        guard let access = try? RunSettings.access(in: variables) else { return }
        console.redact(with: access.credentials.redacted)
    }

    /// Connects to the API; from now on, signals stop the run, and the secrets of its sessions are removed from the
    /// output.
    ///
    /// - Throws: A `RunFailure` if there is no way to the API.
    func connect(to settings: RunSettings, _ options: RunOptions) throws(RunFailure) -> Run {
        let connection = try connection(options)
        signals.takeOver(onEvent: printer.print)
        let environment = RunEnvironment(stop: signals.stop, giveUp: signals.giveUp) { [signals, printer] event in
            signals.note(event)
            printer.print(event)
        }
        let run = Run(settings, options, over: connection, counting: requests, in: environment)
        console.redact(with: run.redacted)
        return run
    }

    /// Asks a question.
    ///
    /// - Throws: A `RunFailure` if the run is told to stop meanwhile.
    func confirms(_ question: String) throws(RunFailure) -> Bool {
        let isConfirmed = console.confirms(question, until: signals.stop)
        guard isConfirmed || !signals.stop.isRaised else { throw RunFailure(.cancelled) }
        return isConfirmed
    }

    /// A connection to the API.
    ///
    /// - Throws: A `RunFailure` if it cannot be made.
    func connection(_ options: RunOptions) throws(RunFailure) -> Connection {
        let userAgent = "dialogctl/\(Version.current)"
        return try Connection(try RunSettings.http(in: variables, options.limits, userAgent: userAgent))
    }

    /// Logs how a request ended.
    @Sendable func note(_ request: RequestRecord) { note(.requestEnded(request)) }

    /// Tells of something that happened.
    @Sendable func note(_ event: RunEvent) { printer.print(event) }
}
