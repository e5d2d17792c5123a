package import Diagnostics

/// One dialog that the manifests declare, after defaults, users and groups are expanded.
///
/// It says only what the manifests say: an absent field is not managed, never compared and never sent. Its fields are
/// shared by all its copies, so that a dialog is handed from the manifest to the report at the price of one reference.
package struct DesiredDialog: Sendable {
    private let shared: Shared<Storage>

    /// Creates a desired dialog; the loader has checked it.
    package init(
        key: ExactText,
        owner: UserID,
        content: DialogContent,
        identification: Identification = .match(.strict),
        markField: ExactText? = nil,
        unlisted: UnlistedRule = .keep,
        updates: Bool = false,
        protected: UserIDs = [],
        departed: UserIDs = [],
        state: DialogState = .present,
        isUndeclared: Bool = false,
        location: SourceLocation
    ) {
        let storage = Storage(
            key: key,
            owner: owner,
            content: content,
            members: content.members(with: owner),
            identification: identification,
            markField: markField,
            unlisted: unlisted,
            updates: updates,
            protected: protected,
            departed: departed,
            state: state,
            isUndeclared: isUndeclared,
            location: location
        )
        shared = Shared(storage)
    }

    private struct Storage: Hashable {
        let key: ExactText
        let owner: UserID
        let content: DialogContent
        let members: UserIDs?
        let identification: Identification
        let markField: ExactText?
        let unlisted: UnlistedRule
        let updates: Bool
        let protected: UserIDs
        let departed: UserIDs
        let state: DialogState
        let isUndeclared: Bool
        let location: SourceLocation
    }
}

extension DesiredDialog {
    /// The dialog's identity in git, unique in the set; never sent to the server.
    package var key: ExactText { shared.value.key }
    /// The user on whose behalf the dialog is looked up and created.
    package var owner: UserID { shared.value.owner }
    /// What the dialog is to be.
    package var content: DialogContent { shared.value.content }
    /// Everyone the live dialog must have: declared occupants, admins and the owner; `nil` for a public dialog.
    package var members: UserIDs? { shared.value.members }
    /// How its live dialog is told from others.
    package var identification: Identification { shared.value.identification }
    /// The field of its custom data that holds its key, where the set has one (`key_field`).
    package var markField: ExactText? { shared.value.markField }
    /// What people are whom the manifest does not name.
    package var unlisted: UnlistedRule { shared.value.unlisted }
    /// Whether what differs is changed (`update`).
    package var updates: Bool { shared.value.updates }
    /// The people whom no run removes from anything (`protect`), the same for a whole set.
    package var protected: UserIDs { shared.value.protected }
    /// The people who are to be in no group (`departed`), the same for a whole set.
    package var departed: UserIDs { shared.value.departed }
    /// Whether it is to be there (`state`).
    package var state: DialogState { shared.value.state }
    /// Whether no manifest declares it: it is a live group that somebody is in who is to be in none.
    package var isUndeclared: Bool { shared.value.isUndeclared }
    /// Where it is declared; of one that is not, where a manifest names who departed.
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
