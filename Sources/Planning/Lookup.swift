package import Dialogs

/// One question to the list endpoint: which dialogs of a query a user sees.
package struct Lookup: Hashable, Sendable {
    /// The user on whose behalf it is asked.
    package let owner: UserID
    /// What is asked for.
    package let query: DialogQuery

    /// Creates a lookup.
    package init(owner: UserID, query: DialogQuery) {
        self.owner = owner
        self.query = query
    }
}

extension Lookup {
    /// The questions that must be answered before anything can be said: one for each dialog, each asked once.
    ///
    /// A group is asked for by name and members, since only a dialog that has them all can be it.
    package static func first(for dialogs: [DesiredDialog]) -> [Self] {
        unique(dialogs.map(\.lookup))
    }

    /// The questions that the first answers leave open: groups of the same name that lack members may stand in the way
    /// of dialogs that would be created.
    package static func second(for plan: Plan, seen observation: Observation) -> [Self] {
        let open = plan.entries.filter { $0.action == .create && $0.desired.minds(groupsOfItsName: .strict) }
        let lookups = unique(open.map { Self(owner: $0.desired.owner, query: $0.desired.nameQuery) })
        return lookups.filter { !observation.hasAnswer(to: $0) }
    }

    /// The questions for dialogs that were created a short while ago and not found: a listing may show a new dialog late,
    /// so each is asked for by its ID before it is called missing.
    package static func recent(for plan: Plan, created: [NaturalIdentity: DialogID]) -> [Self] {
        plan.entries.filter { $0.action == .create }.compactMap { entry in
            created[entry.desired.identity].map { Self(owner: entry.desired.owner, query: DialogQuery(id: $0)) }
        }
    }

    private static func unique(_ lookups: [Self]) -> [Self] {
        var seen: Set<Self> = []
        return lookups.filter { seen.insert($0).inserted }
    }
}

extension DesiredDialog {
    /// The question whose answer contains every live dialog that can be this one.
    package var lookup: Lookup { Lookup(owner: owner, query: targetedQuery) }

    private var targetedQuery: DialogQuery {
        if case .pinned(let id) = identification { return DialogQuery(id: id) }
        return switch type {
        case .public: nameQuery
        case .group where identification == .match(.name): nameQuery
        case .group: DialogQuery(type: .group, name: name, occupants: members ?? [])
        case .private: DialogQuery(type: .private, occupants: members ?? [])
        }
    }

    fileprivate var nameQuery: DialogQuery { DialogQuery(type: type, name: name) }

    fileprivate func minds(groupsOfItsName match: Match) -> Bool {
        type == .group && identification == .match(match)
    }
}
