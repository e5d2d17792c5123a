package import Dialogs

/// One user, as far as it is known who that is.
package enum NamedUser: Hashable, Sendable {
    /// A user.
    case id(UserID)
    /// Somebody whose ID is not known, or not yet.
    case reference(UserReference)

    /// The user's ID, where it is known.
    var id: UserID? {
        if case .id(let id) = self { id } else { nil }
    }

    /// What the user is named by, where the ID is not known, or not yet.
    var reference: UserReference? {
        if case .reference(let reference) = self { reference } else { nil }
    }
}
