/// The fields of a dialog in a manifest: those that say which dialog it is and whose, those that are managed, and those
/// that say what becomes of a live dialog that differs, of people whom it does not name, and of the dialog as a whole.
package enum DialogField: Hashable, Sendable {
    case key
    case type
    case owner
    case id
    case match
    case update
    case unlisted
    case unlistedAdmins
    case state
    /// A field that is sent, and compared with what is live.
    case managed(ManagedField)
}

extension DialogField: CaseIterable {
    /// The fields in the order in which manifests are written.
    package static let allCases: [Self] =
        [.key, .type, .managed(.name), .owner]
        + ManagedField.allCases.filter { $0 != .name }.map { .managed($0) }
        + [.id, .match, .update, .unlisted, .unlistedAdmins, .state]
}

extension DialogField: RawRepresentable {
    /// The field with this name in a manifest.
    package init?(rawValue: String) {
        guard let field = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = field
    }

    /// The field's name in a manifest.
    package var rawValue: String {
        switch self {
        case .key: "key"
        case .type: "type"
        case .owner: "owner"
        case .id: "id"
        case .match: "match"
        case .update: "update"
        case .unlisted: "unlisted"
        case .unlistedAdmins: "unlisted_admins"
        case .state: "state"
        case .managed(let field): field.name
        }
    }

    /// The field's name in requests and answers of the API; `nil` where it has none there.
    package var wireName: String? {
        switch self {
        case .key, .match, .update, .unlisted, .unlistedAdmins, .state: nil
        case .type: "type"
        case .owner: "user_id"
        case .id: "_id"
        case .managed(let field): field.wireName.description
        }
    }
}

extension DialogField {
    /// Whether `defaults` may set the field: what tells one dialog from another has no default.
    package var hasDefault: Bool {
        switch self {
        case .key, .id, .state: false
        case .type, .owner, .match, .update, .unlisted, .unlistedAdmins: true
        case .managed(let field): field.rule.hasDefault
        }
    }

    /// Whether the field says something about a dialog of this type.
    package func applies(to type: DialogType) -> Bool {
        switch self {
        case .key, .type, .owner, .id, .update, .state: true
        case .match: type == .group
        case .unlisted: ManagedField.occupants.comparison(in: type) != nil
        case .unlistedAdmins: ManagedField.admins.comparison(in: type) != nil
        case .managed(let field): field.applies(to: type)
        }
    }

    /// Whether a dialog of this type cannot do without the field, from its file's defaults or its own.
    package func isNeeded(by type: DialogType) -> Bool {
        switch self {
        case .key, .type, .owner, .id, .match, .update, .unlisted, .unlistedAdmins, .state: false
        case .managed(let field): field.isNeeded(by: type)
        }
    }

    /// What the API can do to the field of a dialog of this type once it is created.
    package func change(in type: DialogType) -> FieldChange {
        switch self {
        case .key, .type, .owner, .id, .match, .update, .unlisted, .unlistedAdmins, .state: .never
        case .managed(let field): field.change(in: type)
        }
    }

    /// The fields that say nothing about a dialog of this type.
    package static func strays(of type: DialogType) -> [Self] {
        switch type {
        case .public: publicStrays
        case .group: groupStrays
        case .private: privateStrays
        }
    }

    private static let publicStrays = allCases.filter { !$0.applies(to: .public) }
    private static let groupStrays = allCases.filter { !$0.applies(to: .group) }
    private static let privateStrays = allCases.filter { !$0.applies(to: .private) }
}
