package import Dialogs

/// A live dialog as a manifest declares it.
package struct ExportedDialog: Hashable, Sendable {
    /// The live dialog.
    let id: DialogID
    /// The user who looks the dialog up.
    package let owner: UserID
    /// The type.
    package let type: DialogType
    /// What is declared of it: occupants but for the owner, and no field that the server would give it by itself.
    let fields: DeclaredFields
    /// What the manifest does not say of the dialog, and why.
    let omissions: [String]
    /// The key that the dialog carries, or one where the key that is made of type and name would not be unique.
    var key: ExactText?
    /// Whether the manifest names the live dialog by its `_id`.
    var isPinned = false
}

extension ExportedDialog {
    /// The key that the loader makes of a dialog without one.
    var standardKey: ExactText {
        guard let name = fields.name else {
            return .defaultKey(ofPair: owner, fields.occupants?.ascending.first ?? owner)
        }
        return .defaultKey(of: type, named: name)
    }

    /// Takes the key that it had in manifests before, and gives up one that another dialog has.
    mutating func take(_ declared: DeclaredSet?, besides carried: CarriedKeys?) {
        guard let declared else { return }
        if let key, declared.takes(key, from: id) { self.key = nil }
        guard key == nil, let former = declared.formerKey(of: id), former != standardKey else { return }
        if !(carried?.contains(former) ?? false) { key = former }
    }

    /// Whether it comes before the other one in a manifest.
    func precedes(_ other: Self) -> Bool {
        if type != other.type { return type.rawValue < other.type.rawValue }
        if standardKey != other.standardKey { return standardKey < other.standardKey }
        return id < other.id
    }
}
