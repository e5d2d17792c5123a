/// What a list request asks for; every predicate that is set must hold.
///
/// The API silently ignores filters that it does not know, so each row is checked again by `filtersAgainst(_:)`.
package struct DialogQuery: Hashable, Sendable {
    /// Dialogs with exactly one of these `_id`s; empty asks nothing of them.
    package var ids: Set<DialogID> = []
    /// Dialogs of this type.
    package var type: DialogType?
    /// Dialogs with exactly one of these names; empty asks nothing of them.
    package var names: Set<ExactText> = []
    /// Dialogs whose names contain this text, whatever its case.
    package var nameFragment: ExactText?
    /// Dialogs whose occupants include all of these; empty asks nothing of them.
    package var occupants: UserIDs = []
    /// Dialogs with custom data of this class, perhaps with one value in it.
    package var data: DataPredicate?

    /// Creates a query; without a predicate it asks for everything that the owner sees.
    package init(
        id: DialogID? = nil,
        type: DialogType? = nil,
        names: Set<ExactText>,
        occupants: UserIDs = []
    ) {
        ids = id.map { [$0] } ?? []
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

    /// Creates a query for some dialogs by their `_id`s.
    package init(ids: Set<DialogID>) {
        self.init()
        self.ids = ids
    }

    /// Whether a live dialog is what the query asks for.
    package func matches(_ dialog: LiveDialog) -> Bool { filtersAgainst(dialog).isEmpty }

    /// The predicates that a live dialog does not have: where it came as an answer, the server ignored their filters.
    package func filtersAgainst(_ dialog: LiveDialog) -> Set<QueryFilter> {
        var against: Set<QueryFilter> = []
        if !ids.isEmpty, !ids.contains(dialog.id) { against.insert(ids.count == 1 ? .id : .idIn) }
        if let type, type != dialog.type { against.insert(.type) }
        if !names.isEmpty, !(dialog.name.map(names.contains) ?? false) {
            against.insert(names.count == 1 ? .name : .nameIn)
        }
        if let nameFragment, !(dialog.name?.folded.contains(nameFragment.folded) ?? false) {
            against.insert(.nameContains)
        }
        if !occupants.isSubset(of: dialog.occupants) { against.insert(.occupants) }
        if let data, !data.holds(for: dialog) { against.insert(.data) }
        return against
    }
}

extension DialogQuery {
    /// Asks for custom data: `data[class_name]`, and with a value `data[field]`.
    ///
    /// Without a class the API ignores what is asked of the fields, so there is always one
    /// (https://docs.quickblox.com/reference/list-dialogs).
    package struct DataPredicate: Hashable, Sendable {
        /// The class.
        package let className: ExactText
        /// A field and the text that it holds; `nil` for every dialog of the class.
        package let value: Value?

        /// A field and its text.
        package struct Value: Hashable, Sendable {
            /// The field.
            package let field: ExactText
            /// What it holds.
            package let text: ExactText

            /// Creates a value.
            package init(_ text: ExactText, in field: ExactText) {
                self.field = field
                self.text = text
            }
        }

        /// Creates a predicate.
        package init(className: ExactText, value: Value? = nil) {
            self.className = className
            self.value = value
        }

        fileprivate func holds(for dialog: LiveDialog) -> Bool {
            guard case .data(let data) = dialog[.data], data.className == className else { return false }
            guard let value else { return true }
            return data.fields[value.field] == .scalar(.text(value.text))
        }
    }
}

/// A predicate of a list request, by the parameter that it is sent as.
package enum QueryFilter: String, Hashable, CaseIterable, Sendable {
    case id = "_id"
    case idIn = "_id[in]"
    case type
    case name
    case nameIn = "name[in]"
    case nameContains = "name[ctn]"
    case occupants = "occupants_ids[all]"
    case data = "data[class_name]"
}

extension DialogQuery {
    /// The filters that the query sends.
    package var filters: Set<QueryFilter> {
        var filters: Set<QueryFilter> = []
        if !ids.isEmpty { filters.insert(ids.count == 1 ? .id : .idIn) }
        if type != nil { filters.insert(.type) }
        if !names.isEmpty { filters.insert(names.count == 1 ? .name : .nameIn) }
        if nameFragment != nil { filters.insert(.nameContains) }
        if !occupants.isEmpty { filters.insert(.occupants) }
        if data != nil { filters.insert(.data) }
        return filters
    }
}
