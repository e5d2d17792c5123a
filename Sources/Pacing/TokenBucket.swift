/// A bucket of one second's worth of tokens, each of which comes back a second after it was taken.
///
/// So the first requests leave at once, and yet no second ever has more of them than the rate: a bucket that fills up
/// steadily would let twice the rate through in its first second, which a server that counts by the second refuses.
package struct TokenBucket: Hashable, Sendable {
    /// How many tokens there are, and so how many requests a second has at most; at least 1.
    package let perSecond: Int
    /// When each token was taken, once all of them were; before that the first ones, in order.
    private var taken: [Duration] = []
    private var oldest = 0

    /// Creates a full bucket.
    package init(perSecond: Int) {
        self.perSecond = max(1, perSecond)
    }

    /// How long it takes until a token is there; zero where one is.
    ///
    /// - Parameter now: The time since any fixed moment, which never runs backwards.
    /// - Returns: The time, at most a second.
    package func wait(at now: Duration) -> Duration {
        taken.count < perSecond ? .zero : max(.zero, taken[oldest] + .seconds(1) - now)
    }

    /// Takes a token where there is one.
    package mutating func take(at now: Duration) -> Bool {
        guard wait(at: now) == .zero else { return false }
        if taken.count < perSecond {
            taken.append(now)
        } else {
            taken[oldest] = now
            oldest = (oldest + 1) % perSecond
        }
        return true
    }
}
