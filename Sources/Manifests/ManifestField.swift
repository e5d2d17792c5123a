/// The fields of a manifest itself.
enum ManifestField: String, FieldName {
    case version
    case users
    case groups
    case defaults
    case dialogs

    static let map = "a manifest"
    static let table = FieldTable<Self>()
    static let foreignNames = [
        "rooms": "write 'dialogs'", "apiVersion": "write 'version: 1'", "people": "write 'users'",
    ]
}
