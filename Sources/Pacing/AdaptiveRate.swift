/// How many requests may be sent in a second: the rate is halved when the server refuses some, and raised carefully
/// while it refuses none, never above a maximum.
///
/// It grows by a twentieth of the maximum each second (additive increase, multiplicative decrease, as in RFC 5681), and
/// just below the rate at which requests were refused last only by a quarter of that every five seconds: to try more
/// costs requests.
package struct AdaptiveRate: Hashable, Sendable {
    /// The upper bound; `nil` for none.
    package let maximum: Int?
    /// The rate now, at least 1; `nil` for any.
    package private(set) var current: Int?
    /// The rate at which requests were refused last.
    private var refused: Int?
    private var lastChange = Duration.zero

    /// How long no request may be refused before the rate grows.
    private static let interval = Duration.seconds(1)
    /// The same near the rate at which requests were refused.
    private static let careful = Duration.seconds(5)

    /// Creates a rate at its maximum.
    package init(maximum: Int?) {
        self.maximum = maximum.map { max(1, $0) }
        current = self.maximum
    }

    /// Records that a request was refused, and that so many were sent per second before.
    package mutating func pushBack(from measured: Double, at now: Duration) {
        let sent = max(1, Int(measured.rounded(.up)))
        let former = min(current ?? sent, max(sent, 2))
        refused = former
        current = max(1, former / 2)
        lastChange = now
    }

    /// Records that a request was answered.
    ///
    /// - Returns: Whether that changes the rate.
    package mutating func succeed(at now: Duration) -> Bool {
        guard let current, current != maximum, let refused else { return false }
        let step = max(1, (maximum ?? refused) / 20)
        let isNear = refused > 2 * step && current <= refused && current + step >= refused
        guard now - lastChange >= (isNear ? Self.careful : Self.interval) else { return false }
        self.current = min(maximum ?? .max, current + (isNear ? max(1, step / 4) : step))
        lastChange = now
        return true
    }
}
