/// The fields of a manifest itself, in the order in which manifests are written.
enum ManifestField: String, FieldName {
    case version
    case keyField = "key_field"
    case protect
    case departed
    case users
    case groups
    case values
    case defaults
    case dialogs

    static let map = "a manifest"
    static let table = FieldTable<Self>()
    static let foreignNames: [String: ForeignName<Self>] = [
        "rooms": .spelling(of: .dialogs), "people": .spelling(of: .users),
        "protected": .spelling(of: .protect), "leavers": .spelling(of: .departed), "left": .spelling(of: .departed),
        "apiVersion": .remedy("write 'version: 1'", for: .version),
    ]
}
