/// The progress of some work on one line: `Creating 120 of 900, 2 failed, 58/s, 13 s left`.
package struct ProgressText: Hashable, Sendable {
    /// The kind of work, such as `Creating`.
    package let verb: String
    /// How many are done.
    package let done: Int
    /// How many there are.
    package let total: Int
    /// How many of those failed.
    package let failed: Int
    /// How many requests are sent per second; 0 if unknown.
    package let requestsPerSecond: Double
    /// How many are done per second; 0 if unknown.
    package let donePerSecond: Double

    /// Creates a text.
    package init(
        _ verb: String,
        _ done: Int,
        of total: Int,
        failed: Int = 0,
        requestsPerSecond: Double = 0,
        donePerSecond: Double = 0
    ) {
        self.verb = verb
        self.done = done
        self.total = total
        self.failed = failed
        self.requestsPerSecond = requestsPerSecond
        self.donePerSecond = donePerSecond
    }

    /// The line, without unknown values.
    package var text: String {
        var text = "\(verb) \(done) of \(total)"
        if failed > 0 { text += ", \(failed) failed" }
        if let rate { text += ", \(rate)/s" }
        if let secondsLeft { text += ", \(Self.span(ofSeconds: secondsLeft)) left" }
        return text
    }

    /// The rate, with one decimal if it is below ten.
    private var rate: String? {
        guard requestsPerSecond.isFinite, 0.05...1_000_000 ~= requestsPerSecond else { return nil }
        let tenths = Int((requestsPerSecond * 10).rounded())
        guard tenths < 100, tenths % 10 != 0 else { return String(Int(requestsPerSecond.rounded())) }
        return "\(tenths / 10).\(tenths % 10)"
    }

    private var secondsLeft: Int? {
        let seconds = Double(total - done) / donePerSecond
        guard done < total, seconds.isFinite, 0...1_000_000 ~= seconds else { return nil }
        return Int(seconds.rounded(.up))
    }

    private static func span(ofSeconds seconds: Int) -> String {
        let minutes = (seconds + 59) / 60
        return switch seconds {
        case ...60: "\(seconds) s"
        case ...3600: "\(minutes) min"
        default: "\(minutes / 60) h \(minutes % 60) min"
        }
    }
}
