package import Diagnostics

/// One dialog that the manifests declare, after defaults, users and groups are expanded.
///
/// It says only what the manifests say: an absent field is not managed, never compared and never sent.
package struct DesiredDialog: Hashable, Sendable {
    /// The dialog's identity in git, unique in the set; never sent to the server.
    package let key: ExactText
    /// The user on whose behalf the dialog is looked up and created.
    package let owner: UserID
    /// What the dialog is to be.
    package let content: Content
    /// How its live dialog is told from others.
    package let identification: Identification
    /// Where it is declared.
    package let location: SourceLocation

    /// Creates a desired dialog; the loader has checked it.
    package init(
        key: ExactText,
        owner: UserID,
        content: Content,
        identification: Identification = .match(.strict),
        location: SourceLocation
    ) {
        self.key = key
        self.owner = owner
        self.content = content
        self.identification = identification
        self.location = location
    }
}

extension DesiredDialog {
    /// What a dialog is to be, by its type: each type has only the fields that the API keeps for it.
    package enum Content: Hashable, Sendable {
        /// A public dialog.
        case `public`(PublicRoom)
        /// A group dialog.
        case group(GroupRoom)
        /// A private dialog with one opponent.
        case `private`(PrivateChat)
    }

    /// A public dialog's declared fields.
    package struct PublicRoom: Hashable, Sendable {
        /// The name, at most 200 Unicode scalars.
        package let name: ExactText
        /// The avatar: a content ID or a URL, as text.
        package let photo: ExactText?
        /// Users with admin permissions.
        package let admins: Set<UserID>?
        /// Custom data.
        package let data: CustomData?

        /// Creates a public dialog's fields.
        package init(
            name: ExactText,
            photo: ExactText? = nil,
            admins: Set<UserID>? = nil,
            data: CustomData? = nil
        ) {
            self.name = name
            self.photo = photo
            self.admins = admins
            self.data = data
        }
    }

    /// A group dialog's declared fields.
    package struct GroupRoom: Hashable, Sendable {
        /// The name, at most 200 Unicode scalars.
        package let name: ExactText
        /// The users named as occupants; the owner and the admins join them without being named.
        package let occupants: Set<UserID>
        /// Users with admin permissions.
        package let admins: Set<UserID>?
        /// The avatar: a content ID or a URL, as text.
        package let photo: ExactText?
        /// Whether users must join before they send or receive over XMPP.
        package let joinRequired: Bool?
        /// Custom data.
        package let data: CustomData?

        /// Creates a group dialog's fields.
        package init(
            name: ExactText,
            occupants: Set<UserID>,
            admins: Set<UserID>? = nil,
            photo: ExactText? = nil,
            joinRequired: Bool? = nil,
            data: CustomData? = nil
        ) {
            self.name = name
            self.occupants = occupants
            self.admins = admins
            self.photo = photo
            self.joinRequired = joinRequired
            self.data = data
        }
    }

    /// A private dialog's declared fields.
    package struct PrivateChat: Hashable, Sendable {
        /// The one user beside the owner.
        package let opponent: UserID
        /// Custom data.
        package let data: CustomData?

        /// Creates a private dialog's fields.
        package init(opponent: UserID, data: CustomData? = nil) {
            self.opponent = opponent
            self.data = data
        }
    }

    /// How the live dialog of a desired one is told from others.
    package enum Identification: Hashable, Sendable {
        /// By type, name and occupants.
        case match(Match)
        /// By its `_id`, and nothing else.
        case pinned(DialogID)
    }

    /// What a group of the same name means when it lacks declared occupants.
    package enum Match: String, Hashable, CaseIterable, Sendable {
        /// A conflict, which a person decides.
        case strict
        /// The same dialog.
        case name
        /// Another dialog.
        case nameAndOccupants = "name+occupants"
    }
}
