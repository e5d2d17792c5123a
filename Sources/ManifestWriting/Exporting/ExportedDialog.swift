package import Dialogs

/// A live dialog as a manifest declares it.
package struct ExportedDialog: Hashable, Sendable {
    /// The live dialog.
    let id: DialogID
    /// The user who looks the dialog up.
    package let owner: UserID
    /// The type.
    package let type: DialogType
    /// The name; a private dialog has none.
    let name: ExactText?
    /// The occupants but for the owner, ascending.
    let occupants: [UserID]
    /// The admins, ascending; empty where the manifest says nothing of them.
    let admins: [UserID]
    /// The avatar.
    let photo: ExactText?
    /// Whether joining is required; said only where it is, since the server does not require it by itself.
    let joinRequired: Bool
    /// The custom data.
    let data: CustomData?
    /// What the manifest does not say of the dialog, and why.
    let omissions: [String]
    /// The key, where the one that is made of type and name would not be unique.
    var key: ExactText?
    /// Whether the manifest names the live dialog by its `_id`.
    var isPinned = false
}

extension ExportedDialog {
    /// The key that the loader makes of a dialog without one.
    var standardKey: ExactText {
        guard let name else {
            let pair = ([owner] + occupants).sorted().map(\.description)
            return ExactText("\(type.word)/\(pair.joined(separator: "-"))")
        }
        return ExactText("\(type.word)/\(name)")
    }

    /// Whether it comes before the other one in a manifest.
    func precedes(_ other: Self) -> Bool {
        if type != other.type { return type.rawValue < other.type.rawValue }
        if standardKey != other.standardKey { return standardKey < other.standardKey }
        return id < other.id
    }
}
