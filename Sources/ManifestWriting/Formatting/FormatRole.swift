internal import Manifests

/// What a collection of a manifest is, as far as that decides how it is formatted.
enum FormatRole {
    case manifest
    case groups
    case dialogs
    case dialog
    case people
    case data
    case other

    /// What the value of a field is.
    func role(ofField name: String) -> Self {
        switch self {
        case .manifest:
            switch name {
            case "groups": .groups
            case "protect": .people
            case "defaults": .dialog
            case "dialogs": .dialogs
            default: .other
            }
        case .groups: .people
        case .dialog:
            if ManifestOrder.people.contains(name) {
                .people
            } else if name == ManifestOrder.data.field {
                .data
            } else {
                .other
            }
        case .dialogs, .people, .data, .other: .other
        }
    }

    /// What the items of a list are.
    var itemRole: Self { self == .dialogs ? .dialog : .other }

    /// The names of fields that come first, in order.
    var order: [String] {
        switch self {
        case .manifest: ManifestOrder.manifest
        case .dialog: ManifestOrder.dialog
        case .data: [ManifestOrder.data.first]
        case .groups, .dialogs, .people, .other: []
        }
    }
}
