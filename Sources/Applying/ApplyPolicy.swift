package import Pacing

/// How a run sends and retries its creates.
package struct ApplyPolicy: Hashable, Sendable {
    /// How many creates may be open at once, those included that wait for an answer that may never come, for their next
    /// attempt, or for the end of a search; those may each hold a connection.
    package static let mostOpen = 500

    /// How many creates may be in flight at once, at least 1, besides those whose answers take long.
    package let parallelism: Int
    /// The waits between attempts that are known to have done nothing.
    package let backoff: Backoff
    /// How long after a create a listing may still lack the dialog.
    package let settleWindow: Duration
    /// Whether a create is posted once more if its dialog was not found by the end of the settle window.
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
