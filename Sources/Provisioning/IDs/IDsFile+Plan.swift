internal import Applying
internal import Dialogs
package import Journal
package import Planning

extension IDsFile {
    /// Takes note of the live dialogs that a plan found.
    package func note(_ plan: Plan) {
        for entry in plan.entries {
            guard let live = entry.action.live else { continue }
            note(entry.desired.key, DialogIdentity(live.id, owner: entry.desired.owner), application: plan.application)
        }
    }

    /// Takes note of a dialog that was created or found while a plan was carried out.
    ///
    /// - Returns: Whether it belongs to the file's application, as far as both are known.
    func note(_ event: ApplyEvent) -> Bool {
        guard case .settled(let desired, let outcome) = event, let live = outcome.live else { return true }
        note(desired.key, DialogIdentity(live.id, owner: desired.owner), application: live.application)
        guard let application = live.application, let own = contentsApplication else { return true }
        return own == application
    }
}
