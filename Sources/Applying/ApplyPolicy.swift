package import Pacing

/// How a run goes about its creates.
package struct ApplyPolicy: Hashable, Sendable {
    /// How many creates may be open at once, at least 1.
    package let parallelism: Int
    /// The waits between attempts that are known to have done nothing.
    package let backoff: Backoff
    /// How long after a create a listing may not show it yet.
    package let settleWindow: Duration
    /// Whether a create that was still not found after the settle window is posted once more.
    package let retriesUnknown: Bool

    /// Creates a policy.
    package init(
        parallelism: Int,
        backoff: Backoff = Backoff(),
        settleWindow: Duration = .seconds(30),
        retriesUnknown: Bool = false
    ) {
        self.parallelism = max(1, parallelism)
        self.backoff = backoff
        self.settleWindow = settleWindow
        self.retriesUnknown = retriesUnknown
    }
}
