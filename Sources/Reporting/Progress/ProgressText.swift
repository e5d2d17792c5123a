/// The progress of some work on one line: `Creating 120 of 900, 2 rejected, 58/s, 13 s left`.
package struct ProgressText: Hashable, Sendable {
    private let amounts: ProgressAmounts
    private let requestsPerSecond: Double
    private let pause: Duration
    private let left: TimeLeft?

    /// How long the work takes from now on.
    enum TimeLeft: Hashable, Sendable {
        /// About this long.
        case about(Duration)
        /// No longer than this.
        case atMost(Duration)
    }

    /// Creates a text.
    ///
    /// - Parameters:
    ///   - amounts: How far the work has got.
    ///   - requestsPerSecond: How many requests are sent per second; 0 if unknown.
    ///   - pause: How long nothing is sent from now on, because the server asked for that.
    ///   - left: How long it takes; `nil` if unknown.
    init(_ amounts: ProgressAmounts, requestsPerSecond: Double = 0, pause: Duration = .zero, left: TimeLeft? = nil) {
        self.amounts = amounts
        self.requestsPerSecond = requestsPerSecond
        self.pause = pause
        self.left = left
    }

    /// The line, without unknown values.
    package var text: String {
        var parts = [start] + amounts.remarks
        if pause > .zero {
            parts.append("the server asks to wait \(Self.span(of: pause))")
        } else if let rate {
            parts.append("\(rate)/s")
        }
        switch left {
        case .about(let time): if let span = Self.reasonableSpan(of: time) { parts.append("\(span) left") }
        case .atMost(let time): parts.append("at most \(Self.span(of: time)) left")
        case nil: break
        }
        return parts.joined(separator: ", ")
    }

    private var start: String {
        guard amounts.total > 0 else { return amounts.stage.verb }
        let unit = amounts.unit.map { " \($0)" } ?? ""
        return "\(amounts.stage.verb) \(amounts.done) of \(amounts.total)\(unit)"
    }

    /// The rate, with one decimal if it is below ten.
    private var rate: String? {
        guard requestsPerSecond.isFinite, 0.05...1_000_000 ~= requestsPerSecond else { return nil }
        let tenths = Int((requestsPerSecond * 10).rounded())
        guard tenths < 100, tenths % 10 != 0 else { return String(Int(requestsPerSecond.rounded())) }
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func reasonableSpan(of time: Duration) -> String? {
        time > .zero && time <= .seconds(1_000_000) ? span(of: time) : nil
    }

    private static func span(of time: Duration) -> String {
        let seconds = Int((time / .seconds(1)).rounded(.up))
        let minutes = (seconds + 59) / 60
        return switch seconds {
        case ...60: "\(seconds) s"
        case ...3600: "\(minutes) min"
        default: "\(minutes / 60) h \(minutes % 60) min"
        }
    }
}
