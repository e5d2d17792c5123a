/// A bucket of one second's worth of tokens, which come back one after the other, each a window after it was taken or
/// later: a second, or a little more.
///
/// So the first requests leave at once and those after them evenly, and yet no second ever has more of them than the
/// rate: a bucket that fills up while it is emptied lets twice the rate through in its first second, which a server that
/// counts by the second refuses. The little more is for requests that travel at different speeds: of two that leave a
/// second apart, the server sees less than a second when the first is late.
package struct TokenBucket: Hashable, Sendable {
    /// How many tokens there are, and so how many requests a second has at most; at least 1.
    package let perSecond: Int
    /// When the tokens of requests that left are back, the next one at `next` once each was used.
    private var returns: [Duration] = []
    /// How many tokens are kept for requests that have not left yet.
    private var reserved = 0
    private var next = 0
    private var lastReturn = Duration.zero
    private var window: Duration

    /// The longest window.
    private static let longestWindow = Duration.milliseconds(1250)
    /// What a window grows by.
    private static let step = Duration.milliseconds(10)

    /// Creates a full bucket.
    ///
    /// - Parameters:
    ///   - perSecond: How many tokens it has.
    ///   - window: How long one that was taken is away at least.
    package init(perSecond: Int, window: Duration = .seconds(1)) {
        self.perSecond = max(1, perSecond)
        self.window = window
    }

    /// Makes tokens stay away a little longer: the server saw too many, or others use up the same allowance.
    package mutating func widen() {
        window = max(window, min(window + Self.step, Self.longestWindow))
    }

    /// Whether every token is kept for a request that has not left yet.
    package var isReserved: Bool { reserved == perSecond }

    /// How long it takes until a token is there; zero where one is, and without meaning where all are reserved.
    ///
    /// - Parameter now: The time since any fixed moment, which never runs backwards.
    /// - Returns: The time, never negative.
    package func wait(at now: Duration) -> Duration {
        // So many may be away at once.
        let count = perSecond - reserved
        guard count > 0, returns.count >= count else { return .zero }
        return max(.zero, returns[(next + returns.count - count) % returns.count] - now)
    }

    /// Keeps a token, where there is one, for a request that leaves later.
    package mutating func reserve(at now: Duration) -> Bool {
        guard !isReserved, wait(at: now) == .zero else { return false }
        reserved += 1
        return true
    }

    /// Takes note that a request leaves for which a token was reserved.
    package mutating func depart(at now: Duration) {
        reserved -= 1
        lastReturn = max(now + window, lastReturn + window / perSecond)
        if returns.count < perSecond {
            returns.append(lastReturn)
        } else {
            returns[next] = lastReturn
            next = (next + 1) % perSecond
        }
    }

    /// Takes a token, where there is one, for a request that leaves now.
    package mutating func take(at now: Duration) -> Bool {
        guard reserve(at: now) else { return false }
        depart(at: now)
        return true
    }
}
