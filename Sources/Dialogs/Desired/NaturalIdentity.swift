/// What the API could tell a dialog by, having no unique names: two desired dialogs with one identity are one dialog.
package enum NaturalIdentity: Hashable, Sendable {
    /// Public dialogs are visible to everyone, so the name is all there is.
    case `public`(name: ExactText?)
    /// Groups of one name are told apart by their members.
    case group(name: ExactText?, members: UserIDs)
    /// The server keeps one private dialog for each pair, whoever asked first.
    case `private`(pair: UserIDs)
    /// A pinned dialog is its `_id`.
    case pinned(DialogID)

    /// What a dialog that is not pinned is told by.
    fileprivate init(_ type: DialogType, name: ExactText?, members: UserIDs) {
        self =
            switch type {
            case .public: .public(name: name)
            case .group: .group(name: name, members: members)
            case .private: .private(pair: members)
            }
    }
}

extension DesiredDialog {
    /// The identity that no other dialog of the set may have.
    package var identity: NaturalIdentity {
        pinnedID.map { .pinned($0) } ?? NaturalIdentity(type, name: name, members: members ?? [])
    }
}

extension LiveDialog {
    /// What the dialog is told by where nobody names its `_id`; several may have one.
    package var identity: NaturalIdentity { NaturalIdentity(type, name: name, members: occupants) }
}
