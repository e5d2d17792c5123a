import HTTP
import Logging
import Pacing
import QuickBlox

extension Session {
    /// The one way to the API: every request waits for its turn, and is logged when it has come.
    var pacedTransport: PacedTransport { PacedTransport(workspace.observed(transport), pacer: pacer) }
}

extension Workspace {
    /// The transport, with each request counted, and logged where that is shown.
    func observed(_ transport: any HTTPTransport) -> any HTTPTransport {
        let counting = CountingTransport(transport, counter: requests)
        return logger.logLevel <= .debug ? LoggingTransport(counting, logger: logger) : counting
    }
}

extension Pacer {
    /// A pacer for one run.
    convenience init(_ limits: RequestLimits, rate: RequestRate, stop: StopFlag, progress: ProgressLine, logger: Logger)
    {
        let throttle = Throttle(
            perSecond: rate.perSecond,
            parallelism: limits.parallelism,
            window: .milliseconds(1015)
        )
        self.init(throttle, stop: stop) { pause in
            progress.clear()
            logger.notice(
                "the server asks for a pause; nothing is sent for \(Int((pause / .seconds(1)).rounded(.up))) s"
            )
        }
    }
}
