internal import Dialogs

/// What a user is in a live dialog, and may change of it.
///
/// By https://docs.quickblox.com/reference/update-dialog. What is not known to be refused is planned; where a server
/// refuses it all the same, the run says so of this dialog alone.
struct Role {
    private let user: UserID
    private let rank: Rank

    private enum Rank: Int {
        case outsider
        case occupant
        case admin
        case creator
    }

    /// The role of a user; one of whom a dialog does not tell by whom it was created is taken for its creator.
    init(of user: UserID, in live: LiveDialog) {
        self.user = user
        // Who created a group and has left it may not do more than a stranger.
        let isInside = live.type != .group || live.occupants.contains(user)
        rank =
            if live.creator == nil || live.creator == user && isInside {
                .creator
            } else if live.admins.contains(user) {
                .admin
            } else if live.occupants.contains(user) {
                .occupant
            } else {
                .outsider
            }
    }

    /// Why a difference cannot be taken away; `nil` where it can.
    ///
    /// - Parameters:
    ///   - difference: People who are missing, people who are to go, or one other value.
    ///   - desired: The declared dialog.
    ///   - live: The live one.
    /// - Returns: The obstacle.
    func obstacle(to difference: FieldDifference, in desired: DesiredDialog, _ live: LiveDialog) -> Obstacle? {
        guard live.type != .private else { return .privateDialog }
        guard let field = difference.managedField, field.change(in: live.type) != .never else { return .unchangeable }
        switch difference {
        case .value(_, _, .text(let text)) where text.string.isEmpty && field.change(in: live.type) == .setOnly:
            return .cannotBeCleared
        case .value where field == .data && live.className.map { $0 != desired.dataClass } ?? false:
            return .otherClass
        case .value:
            return mayChangeValues(of: live) ? nil : notAllowed(live)
        case .users(_, _, let extra):
            // Nobody is removed who still has a role, so whoever removes admins takes that too.
            let takesRoles = field == .occupants && extra.contains(where: live.admins.contains)
            let mayChange = mayChange(field, removing: !extra.isEmpty) && (!takesRoles || rank == .creator)
            return mayChange ? nil : notAllowed(live)
        }
    }

    /// Whether the user may do everything.
    var isCreator: Bool { rank == .creator }

    private func notAllowed(_ live: LiveDialog) -> Obstacle { .notAllowed(user, creator: live.creator) }

    private func mayChangeValues(of live: LiveDialog) -> Bool {
        rank.rawValue >= (live.type == .public ? Rank.admin : .occupant).rawValue
    }

    private func mayChange(_ field: ManagedField, removing: Bool) -> Bool {
        guard field == .occupants else { return rank == .creator }
        return rank.rawValue >= (removing ? Rank.admin : .occupant).rawValue
    }
}

extension DesiredDialog {
    fileprivate var dataClass: ExactText? { content.fields.data?.className }
}
