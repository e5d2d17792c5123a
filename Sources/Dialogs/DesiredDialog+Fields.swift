extension DesiredDialog {
    /// The dialog's type.
    package var type: DialogType { content.type }

    /// The declared name; a private dialog has none of its own.
    package var name: ExactText? { content.name }

    /// The one user beside the owner of a private dialog.
    package var opponent: UserID? {
        switch content {
        case .private(let chat): chat.opponent
        case .public, .group: nil
        }
    }

    /// The declared admins, where they are managed.
    package var admins: UserIDs? {
        switch content {
        case .public(let room): room.admins
        case .group(let room): room.admins
        case .private: nil
        }
    }

    /// The declared photo, where it is managed.
    package var photo: ExactText? {
        switch content {
        case .public(let room): room.photo
        case .group(let room): room.photo
        case .private: nil
        }
    }

    /// Whether joining is required, where that is managed.
    package var joinRequired: Bool? {
        switch content {
        case .group(let room): room.joinRequired
        case .public, .private: nil
        }
    }

    /// The declared custom data, where it is managed.
    package var data: CustomData? {
        switch content {
        case .public(let room): room.data
        case .group(let room): room.data
        case .private(let chat): chat.data
        }
    }
}

extension DesiredDialog.Content {
    /// The type that has this content.
    package var type: DialogType {
        switch self {
        case .public: .public
        case .group: .group
        case .private: .private
        }
    }

    /// The declared name; a private dialog has none of its own.
    package var name: ExactText? {
        switch self {
        case .public(let room): room.name
        case .group(let room): room.name
        case .private: nil
        }
    }

    /// Everyone the live dialog of an owner must have; `nil` for a public dialog.
    func members(with owner: UserID) -> UserIDs? {
        switch self {
        case .public: nil
        case .group(let room): room.occupants.union(room.admins ?? []).adding(owner)
        case .private(let chat): [owner, chat.opponent]
        }
    }
}
