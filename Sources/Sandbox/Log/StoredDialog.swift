package import JSON

/// A dialog as the sandbox stores it after a request, for those who watch it.
package struct StoredDialog: Hashable, Sendable {
    /// The name, which a private dialog does not have.
    package let name: String?
    /// The photo.
    package let photo: String?
    /// The occupants, each once.
    package let occupants: Set<Int>
    /// The admins, each once.
    package let admins: Set<Int>
    /// Whether users of a group are to join it, 0 or 1.
    package let joinRequired: Int?
    /// The custom data with its `class_name`.
    package let data: JSONObject?

    init(_ dialog: Dialog) {
        name = dialog.name
        photo = dialog.photo
        occupants = Set(dialog.occupants)
        admins = Set(dialog.admins)
        joinRequired = dialog.joinRequired
        data = dialog.data
    }
}

extension DialogChange {
    /// The dialog after the change; `nil` where only somebody sees it, or does not see it, any more.
    var stored: StoredDialog? {
        switch self {
        case .created(let dialog), .changed(let dialog): StoredDialog(dialog)
        case .removed, .hidden, .revealed: nil
        }
    }
}
