/// A bucket of one second's worth of tokens, which come back one after the other, each a second after it was taken or
/// later.
///
/// So the first requests leave at once and those after them evenly, and yet no second ever has more of them than the
/// rate: a bucket that fills up while it is emptied lets twice the rate through in its first second, which a server that
/// counts by the second refuses.
package struct TokenBucket: Hashable, Sendable {
    /// How many tokens there are, and so how many requests a second has at most; at least 1.
    package let perSecond: Int
    /// When the tokens that were taken are back, the next one at `next` once each was taken.
    private var returns: [Duration] = []
    private var next = 0
    private var lastReturn = Duration.zero

    /// Creates a full bucket.
    package init(perSecond: Int) {
        self.perSecond = max(1, perSecond)
    }

    /// How long it takes until a token is there; zero where one is.
    ///
    /// - Parameter now: The time since any fixed moment, which never runs backwards.
    /// - Returns: The time, never negative.
    package func wait(at now: Duration) -> Duration {
        returns.count < perSecond ? .zero : max(.zero, returns[next] - now)
    }

    /// Takes a token where there is one.
    package mutating func take(at now: Duration) -> Bool {
        guard wait(at: now) == .zero else { return false }
        lastReturn = max(now + .seconds(1), lastReturn + .seconds(1) / perSecond)
        if returns.count < perSecond {
            returns.append(lastReturn)
        } else {
            returns[next] = lastReturn
            next = (next + 1) % perSecond
        }
        return true
    }
}
