/// What the sandbox takes for true where the documents on updates and deletions are silent.
///
/// By default it is what refuses more, or what shows a mistake that the other value would hide; only for `pushAgain`
/// and `data`, where neither value does, it is what the documents make likelier.
package struct Assumptions: Hashable, Sendable {
    /// What comes of a user who is pushed to a list and is in it already.
    package var pushAgain = PushAgain.ignored
    /// What comes of the role of an admin who is pulled from the occupants of a group, or leaves it.
    package var pulledAdmin = PulledAdmin.staysAdmin
    /// Whether an update changes `updated_at`.
    package var updatedAt = UpdatedAt.kept
    /// What comes of the fields of custom data that an update leaves out.
    package var data = Data.merged
    /// What comes of a request that both pushes and pulls.
    package var pushAndPull = PushAndPull.refused
    /// What comes of a user who is to be an admin of a group and is not an occupant yet.
    package var adminOutside = AdminOutside.refused
    /// Whether an API key may do what the user may not for whom it acts.
    package var keyForOutsider = KeyForOutsider.refused
    /// Whether an update can change `is_join_required`.
    package var joinRequired = JoinRequired.ignored
    /// Who may change the custom data of a group.
    package var dataBy = DataBy.owner

    /// Creates the default assumptions.
    package init() {}
}

extension Assumptions {
    /// What comes of a user who is pushed to a list and is in it already.
    package enum PushAgain: String, CaseIterable, Sendable {
        /// The list stays as it is.
        case ignored
        /// The list has the user once more.
        case duplicated
    }

    /// What comes of the role of an admin who is pulled from the occupants of a group, or leaves it.
    package enum PulledAdmin: String, CaseIterable, Sendable {
        /// The user stays in `admin_ids`, and is an admin again once added again.
        case staysAdmin = "stays-admin"
        /// The user leaves `admin_ids` too.
        case losesRole = "loses-role"
    }

    /// Whether an update changes `updated_at`.
    package enum UpdatedAt: String, CaseIterable, Sendable {
        /// It stays as it is.
        case kept
        /// It is the time of the last update that changed anything.
        case moved
    }

    /// What comes of the fields of custom data that an update leaves out.
    package enum Data: String, CaseIterable, Sendable {
        /// They stay, unless the update is of another class.
        case merged
        /// They are gone.
        case replaced
    }

    /// What comes of a request that both pushes and pulls.
    package enum PushAndPull: String, CaseIterable, Sendable {
        /// It is answered with 400.
        case refused
        /// Users are pushed, then pulled.
        case done
    }

    /// What comes of a user who is to be an admin of a group and is not an occupant yet.
    package enum AdminOutside: String, CaseIterable, Sendable {
        /// The request is answered with 422.
        case refused
        /// The user becomes an occupant too.
        case added
    }

    /// Whether an API key may do what the user may not for whom it acts.
    package enum KeyForOutsider: String, CaseIterable, Sendable {
        /// The role of the user decides.
        case refused
        /// The key may do what the owner may, whoever the user is.
        case allowed
    }

    /// Whether an update can change `is_join_required`.
    package enum JoinRequired: String, CaseIterable, Sendable {
        /// It cannot.
        case ignored
        /// The owner of a group may change it; anyone else who tries gets 403.
        case setByOwner = "set-by-owner"
    }

    /// Who may change the custom data of a group.
    package enum DataBy: String, CaseIterable, Sendable {
        /// The owner alone.
        case owner
        /// Every occupant.
        case occupants
    }
}
