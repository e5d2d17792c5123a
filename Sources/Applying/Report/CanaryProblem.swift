package import Dialogs
package import Planning

/// Why a canary (a dialog that was created first, as a trial) is not what was declared.
package struct CanaryProblem: Hashable, Sendable {
    /// The dialog.
    package let desired: DesiredDialog
    /// What is wrong with it.
    package let kind: Kind

    /// What can be wrong.
    package enum Kind: Hashable, Sendable {
        /// Its create did not succeed.
        case notCreated
        /// No listing shows it, not even one that asks for its `_id`.
        case notShown
        /// The server created something different.
        case differs([FieldDifference])
        /// Another dialog conflicts with it, so a person must decide.
        case undecided(Action.Kind)
    }

    private init(_ desired: DesiredDialog, _ kind: Kind) {
        self.desired = desired
        self.kind = kind
    }
}

extension CanaryProblem {
    /// What is wrong with the dialogs that a run was to create, judged by a plan that was made after it.
    ///
    /// - Parameters:
    ///   - report: What the run did.
    ///   - plan: A plan that was made after the run, of the dialogs that it created.
    /// - Returns: The problems, in the order of the manifests; empty where everything is as declared.
    package static func problems(of report: RunReport, seenIn plan: Plan) -> [Self] {
        let seen = Dictionary(plan.entries.map { ($0.desired.key, $0.action) }) { first, _ in first }
        return report.creates.compactMap { result -> Self? in
            let desired = result.entry.desired
            if case .doubled = result.outcome { return Self(desired, .undecided(.ambiguous)) }
            guard result.outcome.live != nil else { return Self(desired, .notCreated) }
            switch seen[desired.key] {
            case .exists: return nil
            case .update(_, let update): return Self(desired, .differs(update.differences))
            case .differs(_, let differences): return Self(desired, .differs(differences))
            case nil, .create, .delete, .absent, .gone: return Self(desired, .notShown)
            case .conflict, .ambiguous: return Self(desired, .undecided(seen[desired.key]?.kind ?? .ambiguous))
            }
        }
    }
}
