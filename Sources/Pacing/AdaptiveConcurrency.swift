/// How many requests may be open at once: more while the server answers well, half as many once it asks for fewer.
///
/// Until it first asks, each good answer adds one; after that a whole round of good answers does (slow start, then
/// additive increase and multiplicative decrease, as in RFC 5681). A round is as many good answers as requests may be
/// open. The requests that were open together with one that was turned away were sent at the old level, so what comes of
/// them counts neither way.
package struct AdaptiveConcurrency: Hashable, Sendable {
    /// It never allows more than this, at least 1.
    package let maximum: Int
    /// How many requests may be open now, at least 1.
    package private(set) var limit: Int
    /// The level at which requests are sent now; a new one begins with each halving.
    package private(set) var level = 0
    private var goodAnswers = 0

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - maximum: What it may grow to.
    ///   - start: What it begins with, unless the maximum is lower.
    package init(maximum: Int, start: Int = 8) {
        self.maximum = max(1, maximum)
        limit = min(self.maximum, max(1, start))
    }

    /// Takes note of a good answer to a request of a level.
    package mutating func succeed(atLevel level: Int) {
        guard level == self.level, limit < maximum else { return }
        goodAnswers += 1
        guard level == 0 || goodAnswers >= limit else { return }
        goodAnswers = 0
        limit += 1
    }

    /// Takes note that a request of a level was turned away.
    ///
    /// - Returns: Whether that begins a new level.
    @discardableResult
    package mutating func pushBack(atLevel level: Int) -> Bool {
        guard level == self.level else { return false }
        self.level += 1
        goodAnswers = 0
        limit = max(1, limit / 2)
        return true
    }
}
