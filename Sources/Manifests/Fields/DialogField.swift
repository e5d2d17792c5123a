package import Dialogs

/// The fields of a dialog, in the order in which manifests are written.
package enum DialogField: String, FieldName {
    case key
    case type
    case name
    case owner
    case occupants
    case admins
    case photo
    case joinRequired = "join_required"
    case data
    case id
    case match

    static let map = "a dialog"
    static let table = FieldTable<Self>()
    static let foreignNames: [String: ForeignName<Self>] = [
        "occupants_ids": .spelling(of: .occupants), "occupant_ids": .spelling(of: .occupants),
        "members": .spelling(of: .occupants),
        "admin_ids": .spelling(of: .admins), "admins_ids": .spelling(of: .admins),
        "is_join_required": .spelling(of: .joinRequired),
        "user_id": .spelling(of: .owner), "owner_id": .spelling(of: .owner),
        "_id": .spelling(of: .id), "title": .spelling(of: .name),
        "class_name": .remedy("write it inside 'data'", for: .data),
    ]

    /// Whether `defaults` may set the field: what tells one dialog from another has no default.
    var hasDefault: Bool {
        switch self {
        case .key, .name, .id: false
        case .type, .owner, .occupants, .admins, .photo, .joinRequired, .data, .match: true
        }
    }

    /// Whether the field says something about a dialog of this type; QuickBlox ignores what does not
    /// (https://docs.quickblox.com/reference/create-dialog).
    package func applies(to type: DialogType) -> Bool {
        switch self {
        case .key, .type, .owner, .data, .id: true
        case .name, .admins, .photo: type != .private
        case .occupants: type != .public
        case .joinRequired, .match: type == .group
        }
    }

    /// Whether a dialog of this type cannot do without the field, from its file's defaults or its own.
    func isNeeded(by type: DialogType) -> Bool {
        switch self {
        case .name, .occupants: applies(to: type)
        case .key, .type, .owner, .admins, .photo, .joinRequired, .data, .id, .match: false
        }
    }

    /// The most symbols, which are Unicode scalars, that QuickBlox keeps of a name.
    package static let longestName = 200

    /// The fields that say nothing about a dialog of this type.
    static func strays(of type: DialogType) -> [Self] {
        switch type {
        case .public: publicStrays
        case .group: []
        case .private: privateStrays
        }
    }

    private static let publicStrays = allCases.filter { !$0.applies(to: .public) }
    private static let privateStrays = allCases.filter { !$0.applies(to: .private) }
}
