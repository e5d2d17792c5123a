/// What a list request asks for; every predicate that is set must hold.
///
/// The API silently ignores filters that it does not know, so each row is checked again by `filtersAgainst(_:)`.
package struct DialogQuery: Hashable, Sendable {
    /// The one dialog with this `_id`.
    package let id: DialogID?
    /// Dialogs of this type.
    package let type: DialogType?
    /// Dialogs with exactly one of these names; empty asks nothing of them.
    package let names: Set<ExactText>
    /// Dialogs whose occupants include all of these; empty asks nothing of them.
    package let occupants: UserIDs

    /// Creates a query; without a predicate it asks for everything that the owner sees.
    package init(
        id: DialogID? = nil,
        type: DialogType? = nil,
        names: Set<ExactText>,
        occupants: UserIDs = []
    ) {
        self.id = id
        self.type = type
        self.names = names
        self.occupants = occupants
    }

    /// Creates a query for one name at most; without a predicate it asks for everything that the owner sees.
    package init(
        id: DialogID? = nil,
        type: DialogType? = nil,
        name: ExactText? = nil,
        occupants: UserIDs = []
    ) {
        self.init(id: id, type: type, names: name.map { [$0] } ?? [], occupants: occupants)
    }

    /// Whether a live dialog is what the query asks for.
    package func matches(_ dialog: LiveDialog) -> Bool { filtersAgainst(dialog).isEmpty }

    /// The predicates that a live dialog does not have: where it came as an answer, the server ignored their filters.
    package func filtersAgainst(_ dialog: LiveDialog) -> Set<QueryFilter> {
        var against: Set<QueryFilter> = []
        if let id, id != dialog.id { against.insert(.id) }
        if let type, type != dialog.type { against.insert(.type) }
        if !names.isEmpty, !(dialog.name.map(names.contains) ?? false) {
            against.insert(names.count == 1 ? .name : .nameIn)
        }
        if !occupants.isSubset(of: dialog.occupants) { against.insert(.occupants) }
        return against
    }
}

/// A predicate of a list request, by the parameter that it is sent as.
package enum QueryFilter: String, Hashable, CaseIterable, Sendable {
    case id = "_id"
    case type
    case name
    case nameIn = "name[in]"
    case occupants = "occupants_ids[all]"
}

extension DialogQuery {
    /// The filters that the query sends.
    package var filters: Set<QueryFilter> {
        var filters: Set<QueryFilter> = []
        if id != nil { filters.insert(.id) }
        if type != nil { filters.insert(.type) }
        if !names.isEmpty { filters.insert(names.count == 1 ? .name : .nameIn) }
        if !occupants.isEmpty { filters.insert(.occupants) }
        return filters
    }
}
