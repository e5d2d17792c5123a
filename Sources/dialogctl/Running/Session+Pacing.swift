import HTTP
import Logging
import Pacing
import QuickBlox

extension Session {
    /// The one way to the API: every request waits for its turn.
    var pacedTransport: PacedTransport { workspace.paced(transport, by: pacer) }
}

extension Workspace {
    /// Whether each request is logged.
    var logsRequests: Bool { logger.logLevel <= .debug }

    /// The transport with a turn for each request, which is then counted, and logged where that is shown.
    func paced(_ transport: any HTTPTransport, by pacer: Pacer) -> PacedTransport {
        let logged = logsRequests ? LoggingTransport(transport, logger: logger) : transport
        return PacedTransport(logged, pacer: pacer) { [requests] in requests.count($0) }
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
