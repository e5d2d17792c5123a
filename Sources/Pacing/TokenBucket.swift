/// A bucket of one second's worth of tokens.
///
/// Taken tokens come back one after the other, each at least one window (a second or a little more) after it was taken.
/// So the first requests are sent at once and later ones evenly, yet no second ever has more requests than the rate. A
/// usual bucket, which refills while it is emptied, lets twice the rate through in its first second, and a server that
/// counts by the second refuses that. The window can exceed a second because delays vary: of two requests sent a second
/// apart, the server sees less than a second between them if the first is delayed.
package struct TokenBucket: Hashable, Sendable {
    /// How many tokens there are, and so how many requests may be sent in a second; at least 1.
    package private(set) var perSecond: Int
    /// When the tokens of the last requests come back, of at most `capacity` of them: a ring buffer once it is full,
    /// whose oldest entry is at `next`.
    private var returns: [Duration] = []
    private var capacity: Int
    /// How many tokens are reserved for requests that were not sent yet.
    private var reserved = 0
    private var next = 0
    private var lastReturn = Duration.zero
    private var window: Duration

    /// The longest window.
    private static let longestWindow = Duration.milliseconds(1250)
    /// How much the window grows at a time.
    private static let step = Duration.milliseconds(10)

    /// Creates a full bucket.
    ///
    /// - Parameters:
    ///   - perSecond: How many tokens it has.
    ///   - window: How long a taken token stays away at least.
    package init(perSecond: Int, window: Duration = .seconds(1)) {
        self.perSecond = max(1, perSecond)
        capacity = self.perSecond
        self.window = window
    }

    /// Changes how many tokens there are; what was sent already counts.
    package mutating func hold(to perSecond: Int) {
        self.perSecond = max(1, perSecond)
        guard self.perSecond > capacity else { return }
        capacity = self.perSecond
        returns = Array(returns[next...] + returns[..<next])
        next = 0
    }

    /// Lengthens the window a little: the server saw too many requests, or other clients use up the same allowance.
    package mutating func widen() {
        window = max(window, min(window + Self.step, Self.longestWindow))
    }

    /// Whether every token is reserved for a request that was not sent yet.
    package var isReserved: Bool { reserved >= perSecond }

    /// How long until a token is available; zero where one is, and meaningless where all are reserved.
    ///
    /// - Parameter now: The time since any fixed moment, which never runs backwards.
    /// - Returns: The time, never negative.
    package func wait(at now: Duration) -> Duration {
        // How many tokens may be away at once.
        let count = perSecond - reserved
        guard count > 0, returns.count >= count else { return .zero }
        return max(.zero, returns[(next + returns.count - count) % returns.count] - now)
    }

    /// Reserves a token, if there is one, for a request that is sent later.
    package mutating func reserve(at now: Duration) -> Bool {
        guard !isReserved, wait(at: now) == .zero else { return false }
        reserved += 1
        return true
    }

    /// Records that a request is sent for which a token was reserved.
    package mutating func depart(at now: Duration) {
        reserved -= 1
        lastReturn = max(now + window, lastReturn + window / perSecond)
        if returns.count < capacity {
            returns.append(lastReturn)
        } else {
            returns[next] = lastReturn
            next = (next + 1) % capacity
        }
    }

    /// Takes a token, if there is one, for a request that is sent now.
    package mutating func take(at now: Duration) -> Bool {
        guard reserve(at: now) else { return false }
        depart(at: now)
        return true
    }
}
