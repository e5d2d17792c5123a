package import Dialogs

/// One dialog to be shown: what is live, beside what is declared.
package struct ShownRoom: Hashable, Sendable {
    /// Its key; `nil` where neither a manifest nor an ids file has one for it.
    package let key: ExactText?
    /// What a plan says of it; `nil` where no manifest was read that declares it.
    package let entry: PlanEntry?
    /// The live dialog; `nil` where there is none, or several may be it.
    package let live: LiveDialog?
    /// For a dialog that is known and not there: who looked for it.
    package let viewer: UserID?

    /// Creates a declared dialog, as a plan has it.
    package init(_ entry: PlanEntry) {
        key = entry.desired.key
        self.entry = entry
        live = entry.action.liveBesidesDeparted
        viewer = nil
    }

    /// Creates a dialog that no manifest declares which was read.
    package init(key: ExactText?, live: LiveDialog?, lookedForBy viewer: UserID? = nil) {
        self.key = key
        entry = nil
        self.live = live
        self.viewer = viewer
    }
}

extension ShownRoom {
    /// One person of a dialog, and what the person is in it.
    package struct Person: Hashable, Sendable {
        /// The person.
        package let user: UserID
        /// What the person is; `nil` for nothing.
        package let live: Membership?
        /// What the manifest declares; `nil` for nothing.
        package let declared: Membership?
    }

    /// What one person is in the dialog.
    package func person(_ user: UserID) -> Person {
        Person(user: user, live: live?.membership(of: user), declared: entry?.desired.membership(of: user))
    }

    /// Everybody who is in the dialog, or is declared to be: owners first, then admins, and each ascending.
    package var people: [Person] {
        let all = (live?.everybody ?? []).union(entry?.desired.everybody ?? []).ascending.map(person)
        let groups = Dictionary(grouping: all) { $0.live ?? $0.declared }
        return Membership.allCases.flatMap { groups[$0] ?? [] }
    }
}
