package import Dialogs
package import Journal
package import Planning
package import Platform

extension JournalContents {
    /// The dialogs that were created so recently that a listing may not show them yet, by their identity.
    package func recentlyCreated(within window: Duration, of now: WallTime) -> [NaturalIdentity: DialogID] {
        let creates = recentCreates(within: window, of: now)
        return Dictionary(creates.map { ($0.intent.identity, $0.id) }) { _, newer in newer }
    }

    /// How long to wait before the dialogs that the plan would create can be called missing; `nil` where no wait is
    /// needed.
    ///
    /// A dialog that was created a moment ago and that no listing shows, not even one that asks for its ID, may have
    /// been deleted; or listings are late, or the server ignores the filter. Only waiting can tell.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - window: How long after a create a listing may not show it yet.
    ///   - begun: When the plan's first request was sent. A listing says nothing of what became visible after it was
    ///     read, so a dialog counts that was recent then, even if it no longer is.
    ///   - now: The time now.
    /// - Returns: The time to wait, perhaps none, before the dialogs are looked up again.
    package func timeToSettle(
        _ plan: Plan,
        within window: Duration,
        readFrom begun: WallTime,
        at now: WallTime
    ) -> Duration? {
        let recent = recentCreates(within: window, of: begun)
        guard !recent.isEmpty else { return nil }
        let missing = Set(plan.entries.lazy.filter { $0.action == .create }.map(\.desired.identity))
        let unseen = recent.filter { missing.contains($0.intent.identity) }
        return unseen.map { min(window, max(.zero, window - now.since($0.at))) }.max()
    }
}
