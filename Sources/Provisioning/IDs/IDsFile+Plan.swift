internal import Applying
internal import Dialogs
package import Journal
package import Planning

extension IDsFile {
    /// Takes note of the live dialogs that a plan found.
    ///
    /// What a person must decide about keeps the dialog that it is known by, also where another entry has pinned that.
    package func note(_ plan: Plan) {
        let undecided = plan.needsDecision ? dialogs(ofUndecidedIn: plan) : []
        for entry in plan.declared {
            // What is to be absent, and is, is known by nothing any more.
            if entry.action == .absent { remove([entry.desired.key]) }
            guard let live = entry.action.live, !undecided.contains(live.id) else { continue }
            note(entry.desired.key, DialogIdentity(live.id, owner: entry.desired.owner), application: plan.application)
        }
    }

    private func dialogs(ofUndecidedIn plan: Plan) -> Set<DialogID> {
        let contents = contents
        let undecided = plan.entries.lazy.filter { $0.action.kind.needsDecision }
        return Set(undecided.compactMap { contents[$0.desired.key]?.id })
    }

    /// Takes note of a dialog that was created or found while a plan was carried out.
    ///
    /// - Returns: Whether it belongs to the file's application, as far as both are known.
    func note(_ event: ApplyEvent) -> Bool {
        if case .settled(let desired, .deleted) = event { remove([desired.key]) }
        // What an update changed was known by its ID before.
        guard case .settled(let desired, let outcome) = event, let live = outcome.live, outcome.effect != .changed,
            !desired.isUndeclared
        else { return true }
        note(desired.key, DialogIdentity(live.id, owner: desired.owner), application: live.application)
        guard let application = live.application, let own = contentsApplication else { return true }
        return own == application
    }
}
