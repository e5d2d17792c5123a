package import Diagnostics

/// One dialog that the manifests declare, after defaults, users and groups are expanded.
///
/// It says only what the manifests say: an absent field is not managed, never compared and never sent. Its fields are
/// shared by all its copies, so that a dialog is handed from the manifest to the report at the price of one reference.
package struct DesiredDialog: Sendable {
    private let shared: Shared<Fields>

    /// Creates a desired dialog; the loader has checked it.
    package init(
        key: ExactText,
        owner: UserID,
        content: Content,
        identification: Identification = .match(.strict),
        location: SourceLocation
    ) {
        let fields = Fields(
            key: key,
            owner: owner,
            content: content,
            members: content.members(with: owner),
            identification: identification,
            location: location
        )
        shared = Shared(fields)
    }

    private struct Fields: Hashable {
        let key: ExactText
        let owner: UserID
        let content: Content
        let members: UserIDs?
        let identification: Identification
        let location: SourceLocation
    }
}

extension DesiredDialog {
    /// The dialog's identity in git, unique in the set; never sent to the server.
    package var key: ExactText { shared.value.key }
    /// The user on whose behalf the dialog is looked up and created.
    package var owner: UserID { shared.value.owner }
    /// What the dialog is to be.
    package var content: Content { shared.value.content }
    /// Everyone the live dialog must have: declared occupants, admins and the owner; `nil` for a public dialog.
    package var members: UserIDs? { shared.value.members }
    /// How its live dialog is told from others.
    package var identification: Identification { shared.value.identification }
    /// Where it is declared.
    package var location: SourceLocation { shared.value.location }
}

extension DesiredDialog: Hashable {
    package static func == (first: Self, second: Self) -> Bool { first.shared == second.shared }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(owner)
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
        package let admins: UserIDs?
        /// Custom data.
        package let data: CustomData?

        /// Creates a public dialog's fields.
        package init(
            name: ExactText,
            photo: ExactText? = nil,
            admins: UserIDs? = nil,
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
        package let occupants: UserIDs
        /// Users with admin permissions.
        package let admins: UserIDs?
        /// The avatar: a content ID or a URL, as text.
        package let photo: ExactText?
        /// Whether users must join before they send or receive over XMPP.
        package let joinRequired: Bool?
        /// Custom data.
        package let data: CustomData?

        /// Creates a group dialog's fields.
        package init(
            name: ExactText,
            occupants: UserIDs,
            admins: UserIDs? = nil,
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
