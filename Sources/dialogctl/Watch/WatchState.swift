import Diagnostics
import Platform
import Reporting
import Synchronization

/// What a watch knows of itself, for those who ask its address.
final class WatchState: Sendable {
    private let figures: Mutex<WatchFigures>
    private let redacted: @Sendable (_ text: String) -> String

    /// - Parameter redacted: Removes credentials from a text.
    init(redacted: @escaping @Sendable (_ text: String) -> String) {
        figures = Mutex(WatchFigures(start: .current()))
        self.redacted = redacted
    }

    /// Notes something.
    func note(_ change: (inout WatchFigures) -> Void) { figures.withLock { change(&$0) } }

    /// The answer to a request for a path.
    func answer(to path: String) -> WatchAnswer {
        let figures = figures.withLock(\.self)
        switch path {
        case "/healthz": return WatchAnswer(200, "ok\n")
        case "/readyz":
            return figures.unreadiness.map { WatchAnswer(503, "\($0)\n") } ?? WatchAnswer(200, "ok\n")
        case "/metrics":
            return WatchAnswer(200, redacted(WatchMetrics(figures).text), type: WatchAnswer.metrics)
        default: return WatchAnswer(404, "there is /healthz, /readyz and /metrics\n")
        }
    }
}

/// What is answered to a request.
struct WatchAnswer: Hashable {
    let status: Int
    let type: String
    let body: String

    /// The type of Prometheus' text format.
    static let metrics = "text/plain; version=0.0.4; charset=utf-8"

    init(_ status: Int, _ body: String, type: String = "text/plain; charset=utf-8") {
        self.status = status
        self.type = type
        self.body = body
    }
}
