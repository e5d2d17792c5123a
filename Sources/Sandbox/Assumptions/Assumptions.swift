/// What the sandbox takes for true where the documents are silent.
///
/// By default it is what refuses more, or what shows a mistake that the other value would hide; where neither value
/// does, it is what the documents, or clients that work, make likelier.
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
    /// What comes of `push` and `pull`, without `_all`, in an update.
    package var pushOne = PushOne.refused
    /// Whether sessions can be signed by HMAC-SHA256.
    package var sha256 = SHA256.taken
    /// Which users are found by several tags.
    package var tags = Tags.all
    /// Which users are found by a full name.
    package var fullName = FullName.contains
    /// Whether messages of private dialogs are read once they are listed.
    package var readPrivate = ReadPrivate.kept

    /// What is assumed of listings, and of what answers tell of a dialog.
    package var listing = ListingAssumptions()

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

    /// What comes of `push` and `pull`, without `_all`, in an update.
    package enum PushOne: String, CaseIterable, Sendable {
        /// The request is answered with 400.
        case refused
        /// They are taken as `push_all` and `pull_all`.
        case done
    }

    /// Whether sessions can be signed by HMAC-SHA256.
    package enum SHA256: String, CaseIterable, Sendable {
        /// They can, as by HMAC-SHA1.
        case taken
        /// Such a signature is answered as a wrong one.
        case refused
    }

    /// Which users are found by several tags.
    package enum Tags: String, CaseIterable, Sendable {
        /// Those who have all of them.
        case all
        /// Those who have one of them.
        case any
    }

    /// Which users are found by a full name.
    package enum FullName: String, CaseIterable, Sendable {
        /// Those in whose name it is contained, in capitals or not.
        case contains
        /// Those who have exactly that name.
        case equals
    }

    /// Whether messages of private dialogs are read once they are listed, as those of others are.
    package enum ReadPrivate: String, CaseIterable, Sendable {
        /// They stay unread.
        case kept
        /// They are read.
        case marked
    }
}
