internal import Dialogs
internal import HTTP
internal import Journal
internal import Pacing
internal import Planning
internal import Platform
package import QuickBlox

/// One run against the API. Its stages follow one another, each from a value to the next:
///
///     let input    = try run.load(paths)                 // files, or a plan that was kept
///     let declared = try await run.resolve(input)        // desired dialogs, each with its owner and its members
///     let plan     = try await run.plan(declared, ...)   // beside what is live
///     let report   = await run.apply(plan, ...)          // what became of it
///
/// A run has no command line and no terminal: it says what happens as `RunEvent`s, and why it cannot go on as a
/// `RunFailure`. Creating one connects, and neither reads nor sends anything.
package struct Run: Sendable {
    /// Where the run takes place and by whose right.
    package let settings: RunSettings
    /// What the user wants.
    package let options: RunOptions
    /// Counts the requests.
    package let requests: RequestCounter
    let connection: Connection
    let environment: RunEnvironment
    let pacer: Pacer
    /// The one way to the API: every request waits for its permit.
    let transport: PacedTransport
    let authentication: Authentication

    /// Puts a run together.
    ///
    /// - Parameters:
    ///   - settings: Where it takes place and by whose right.
    ///   - options: What the user wants.
    ///   - connection: The way to the API, which the run does not close by itself.
    ///   - requests: What counts the requests.
    ///   - environment: What it takes from the world.
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
            clock: WallClock { environment.wallTime().milliseconds / 1000 }
        )
    }
}

extension Run {
    /// Where the API is.
    package var endpoint: Endpoint { settings.endpoint }

    /// The text without the credentials and without the tokens of sessions that were opened.
    package func redacted(_ text: String) -> String { authentication.redacted(from: text) }

    /// Ends the connections.
    package func close() { connection.close() }

    /// Reads as an owner, and cannot write.
    var reader: QuickBloxReader { reader(leavingOut: []) }

    /// A reader like `reader` that hands on all dialogs but these.
    func reader(leavingOut dialogs: Set<DialogID>) -> QuickBloxReader {
        QuickBloxReader(
            endpoint: endpoint,
            authentication: authentication,
            transport: ReadOnlyTransport(transport),
            retrying: .untilCancelled(environment),
            pagesAtOnce: options.limits.parallelism,
            leavingOut: dialogs
        )
    }

    /// Tells that a part of the run came forward.
    func note(_ stage: RunProgress.Stage, _ done: Int, of total: Int) {
        environment.onEvent(.advanced(RunProgress(stage, done, of: total, pacer)))
    }

    /// Does reading work, which ends when the run is told to stop.
    func reading<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await environment.stop.cancelling(work)
        } catch let failure as ListingFailure {
            // What a stop interrupts fails for whatever reason it had to be repeated.
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
    /// Repeats until the run is told to stop.
    init(_ environment: RunEnvironment) {
        self.init(clock: environment.clock, jitter: environment.jitter, stop: environment.stop)
    }

    /// Repeats until the task is cancelled: what is read to tell what became of a create goes on after a stop.
    static func untilCancelled(_ environment: RunEnvironment) -> Self {
        Self(clock: environment.clock, jitter: environment.jitter)
    }
}
