internal import Diagnostics
internal import Dialogs
internal import YAML

/// A declared dialog, as far as it is known.
struct ResolvedDialog {
    /// Where it is declared.
    let node: Node
    /// What it is called in git; `nil` where that takes an owner, or something is wrong.
    let key: Key?
    /// What tells it from other dialogs, where that is known although the dialog itself is not.
    let ownerlessIdentity: NaturalIdentity?
    /// The dialog; `nil` where it has no owner, or something is wrong.
    let dialog: DesiredDialog?
    /// Whom the dialog names whose IDs are not known, or not yet.
    let missing: Set<UserReference>
    /// A group that lacks nothing but an owner; `nil` for any other dialog.
    let ownerlessGroup: OwnerlessGroup?
    /// The name that people see; `nil` for a dialog without one, or where something is wrong with it.
    let name: SeenName?

    /// Whom the dialog names who departed, where it is to be there.
    var departed: [NamedUser] = []

    /// A dialog's key.
    struct Key {
        let text: ExactText
        /// Where it is declared, or the dialog that it is made for.
        let node: Node
        /// Whether it is made of the type and the name.
        let isDefault: Bool
    }
}

/// A group whose owner nobody has named yet: all such groups of a set will have one owner.
struct OwnerlessGroup {
    let name: ExactText
    /// Everyone whom the manifest names as occupant or admin.
    let named: UserIDs
}

/// A dialog's name, and among which dialogs people see it.
struct SeenName {
    let type: DialogType
    let audience: Audience
    /// The name.
    let node: Node

    /// Whether another name of which this holds surely looks different.
    var isSurelyDistinct: Bool { node.withBytes { $0.isPlainlySeen } || node.text.isSurelyDistinct }

    /// Who sees a dialog in a list.
    enum Audience: Hashable {
        /// Everybody, as public dialogs.
        case everybody
        case owner(UserID)
        /// An owner whose ID is not known, or not yet.
        case reference(UserReference)
        /// The owner of all dialogs that name none.
        case undetermined
    }
}

extension ResolvedDialog {
    /// What tells it from other dialogs; `nil` where that takes an owner, or something is wrong.
    var identity: NaturalIdentity? { dialog?.identity ?? ownerlessIdentity }

    /// The name of a group that is found by name and members.
    var groupName: ExactText? {
        guard let dialog, dialog.type == .group, dialog.pinnedID == nil else { return nil }
        return dialog.name
    }
}
