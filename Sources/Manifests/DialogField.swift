internal import Dialogs

/// The fields of a dialog.
enum DialogField: String, FieldName {
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
    static let foreignNames = [
        "occupants_ids": "write 'occupants'", "occupant_ids": "write 'occupants'", "members": "write 'occupants'",
        "admin_ids": "write 'admins'", "admins_ids": "write 'admins'",
        "is_join_required": "write 'join_required'",
        "user_id": "write 'owner'", "owner_id": "write 'owner'",
        "_id": "write 'id'", "title": "write 'name'", "class_name": "write it inside 'data'",
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
    func applies(to type: DialogType) -> Bool {
        switch self {
        case .key, .type, .owner, .data, .id: true
        case .name, .admins, .photo: type != .private
        case .occupants: type != .public
        case .joinRequired, .match: type == .group
        }
    }

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
