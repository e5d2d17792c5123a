internal import Dialogs
internal import HTTP
internal import Journal
internal import Pacing
internal import Planning
internal import Platform
package import QuickBlox
internal import Reporting

/// One run against the API. Each of its stages makes a value from the one before:
///
///     let input    = try settings.load(paths, options)   // files, or a saved plan
///     let run      = Run(settings, options, over: connection)
///     let declared = try await run.resolve(input)        // desired dialogs, each with its owner and its members
///     let plan     = try await run.plan(declared, ...)   // beside what is live
///     let report   = await run.apply(plan, ...)          // what became of it
///
/// A run has no command line and no terminal: it reports what happens as `RunEvent`s, and why it cannot continue as a
/// `RunFailure`. Creating one neither reads nor sends anything.
package struct Run: Sendable {
    /// The endpoint and the credentials.
    package let settings: RunSettings
    /// The user's options.
    package let options: RunOptions
    /// Counts the requests.
    package let requests: RequestCounter
    let connection: Connection
    /// The clocks, the random numbers, the stop flag and the listener of the run.
    package let environment: RunEnvironment
    let pacer: Pacer
    /// The only transport to the API: every request waits for its permit.
    let transport: PacedTransport
    let authentication: Authentication

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - settings: The endpoint and the credentials.
    ///   - options: The user's options.
    ///   - connection: The connection to the API, which stays open until `close` is called.
    ///   - requests: The counter of requests.
    ///   - environment: The clocks, the random numbers, the stop flag and the listener of the run.
    package init(
        _ settings: RunSettings,
        _ options: RunOptions,
        over connection: Connection,
        counting requests: RequestCounter = RequestCounter(),
        in environment: RunEnvironment = RunEnvironment()
    ) {
        self.settings = settings
        self.options = options
        self.requests = requests
        self.connection = connection
        self.environment = environment
        pacer = Pacer(options, environment)
        let onEvent = environment.onEvent
        let observed =
            options.observesRequests
            ? ObservedTransport(connection.transport) { onEvent(.requestEnded($0)) } : connection.transport
        transport = PacedTransport(observed, pacer: pacer) { requests.count($0) }
        authentication = Authentication(
            settings.access.credentials,
            sessions: SessionTransport(transport, endpoint: settings.endpoint),
            retrying: RetryPolicy(environment),
            clock: WallClock { environment.now().wall.wholeSeconds }
        )
    }
}

extension Run {
    /// Where the API is.
    package var endpoint: Endpoint { settings.endpoint }

    /// The text without the credentials and the tokens of opened sessions.
    package func redacted(_ text: String) -> String { authentication.redacted(from: text) }

    /// Ends the connections.
    package func close() { connection.close() }

    /// Reads as an owner; it cannot write.
    var reader: QuickBloxReader { reader() }

    /// A reader like `reader` that omits these dialogs, and tells of each page.
    func reader(
        leavingOut dialogs: Set<DialogID> = [],
        onPage: @escaping @Sendable (ReadPage) -> Void = { _ in }
    ) -> QuickBloxReader {
        QuickBloxReader(
            endpoint: endpoint,
            authentication: authentication,
            transport: ReadOnlyTransport(transport),
            retrying: .untilCancelled(environment),
            pagesAtOnce: options.limits.parallelism,
            leavingOut: dialogs,
            onPage: onPage
        )
    }

    /// Reports the progress of a stage.
    func note(_ amounts: ProgressAmounts) { environment.onEvent(.advanced(RunProgress(amounts, pacer))) }

    /// Does reading work, which is cancelled when the run is stopped.
    func reading<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await environment.stop.cancelling(work)
        } catch let failure as ListingFailure {
            // After a stop, the failure may only be the reason for the last retry.
            throw RunFailure(environment.stop.isRaised ? .cancelled : failure)
        } catch is CancellationError {
            throw RunFailure(.cancelled)
        }
    }
}

extension Pacer {
    fileprivate convenience init(_ options: RunOptions, _ environment: RunEnvironment) {
        let throttle = Throttle(
            perSecond: options.limits.rate.divided(by: options.shard?.count ?? 1).perSecond,
            parallelism: options.limits.parallelism,
            window: .milliseconds(1015)
        )
        let onEvent = environment.onEvent
        self.init(throttle, clock: environment.clock, stop: environment.stop) { onEvent(.paused($0)) }
    }
}

extension RetryPolicy {
    /// Retries until the run is stopped.
    init(_ environment: RunEnvironment) {
        self.init(clock: environment.clock, jitter: environment.jitter, stop: environment.stop)
    }

    /// Retries until the task is cancelled: reading that determines the outcome of a create continues after a stop.
    static func untilCancelled(_ environment: RunEnvironment) -> Self {
        Self(clock: environment.clock, jitter: environment.jitter)
    }
}
