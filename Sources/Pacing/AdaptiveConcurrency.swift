/// How many requests may be in flight at once: the limit grows while the server responds well, and is halved once the
/// server asks for fewer.
///
/// Until the server first asks, each good response raises the limit by one; after that, each whole round of good
/// responses does (slow start, then additive increase and multiplicative decrease, as in RFC 5681). A round has as many
/// good responses as requests may be in flight. Requests that were in flight together with a throttled one were sent at
/// the old level, so their outcomes do not count.
package struct AdaptiveConcurrency: Hashable, Sendable {
    /// The upper bound of the limit, at least 1.
    package let maximum: Int
    /// How many requests may be in flight now, at least 1.
    package private(set) var limit: Int
    /// The level at which requests are sent now; each halving begins a new level.
    package private(set) var level = 0
    private var goodResponses = 0

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - maximum: The upper bound of the limit.
    ///   - start: The initial limit, unless the maximum is lower.
    package init(maximum: Int, start: Int = 8) {
        self.maximum = max(1, maximum)
        limit = min(self.maximum, max(1, start))
    }

    /// Records a good response to a request that was sent at a level.
    package mutating func succeed(atLevel level: Int) {
        guard level == self.level, limit < maximum else { return }
        goodResponses += 1
        guard level == 0 || goodResponses >= limit else { return }
        goodResponses = 0
        limit += 1
    }

    /// Records that a request that was sent at a level was throttled.
    ///
    /// - Returns: Whether this begins a new level.
    @discardableResult
    package mutating func pushBack(atLevel level: Int) -> Bool {
        guard level == self.level else { return false }
        self.level += 1
        goodResponses = 0
        limit = max(1, limit / 2)
        return true
    }
}
