package import Dialogs
package import Journal
package import Planning
package import Platform

extension JournalContents {
    /// The dialogs that are known to have been created, by their keys; of several with one key the last, and a dialog
    /// is that of the key that had it last.
    package var createdDialogs: [ExactText: DialogIdentity] {
        var dialogs: [ExactText: DialogIdentity] = [:]
        var keys: [DialogID: ExactText] = [:]
        for create in entries.lazy.compactMap(\.confirmedCreate) {
            if let other = keys.updateValue(create.intent.key, forKey: create.id) { dialogs[other] = nil }
            dialogs[create.intent.key] = DialogIdentity(create.id, owner: create.intent.owner)
        }
        return dialogs
    }

    /// The dialogs that are known to have been created, whether or not they are still those of their keys.
    package var createdIDs: Set<DialogID> { Set(entries.lazy.compactMap { $0.confirmedCreate?.id }) }

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
        readFrom begun: Moment,
        at now: Moment
    ) -> Duration? {
        let recent = recentCreates(within: window, of: begun)
        guard !recent.isEmpty else { return nil }
        let missing = plan.entries.lazy.filter { $0.action == .create }.map(\.desired)
        let (keys, identities) = (Set(missing.map(\.key)), Set(missing.map(\.identity)))
        // A group may have been given another key and another name since.
        let members = Set(missing.filter { $0.type == .group }.map(\.members))
        let seen = Set(plan.entries.lazy.compactMap { $0.action.live?.id })
        let unseen = recent.filter { create in
            keys.contains(create.intent.key) || identities.contains(create.intent.identity)
                || plan.recognition.missing.contains(create.id)
                || create.intent.type == .group && members.contains(create.intent.members) && !seen.contains(create.id)
        }
        return unseen.map { max(.zero, window - (now.elapsed(since: $0.at) ?? .zero)) }.max()
    }
}
