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
        rank =
            if live.creator == nil || live.creator == user {
                .creator
            } else if case .users(let admins) = live[.admins], admins.contains(user) {
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
            let all = live.occupants.union(desired.members ?? [])
            if field == .occupants, !extra.isEmpty, all.count - extra.count < 2 { return .tooFewLeft }
            return mayChange(field, removing: !extra.isEmpty) ? nil : notAllowed(live)
        }
    }

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

extension FieldDifference {
    /// The field that differs, or of which a part does.
    var managedField: ManagedField? {
        let name = field.prefix { $0 != "." }
        return ManagedField.all.first { $0.name == name }
    }

    /// People who are missing and people who are to go, each by themselves.
    var parts: [Self] {
        guard case .users(let field, let missing, let extra) = self, !missing.isEmpty, !extra.isEmpty else {
            return [self]
        }
        return [.users(field: field, missing: missing, extra: []), .users(field: field, missing: [], extra: extra)]
    }
}

extension [FieldDifference] {
    /// Puts together again what was taken apart of each field.
    var joined: [FieldDifference] {
        var joined: [FieldDifference] = []
        for difference in self {
            if case .users(let field, [], let extra) = difference, case .users(field, let missing, []) = joined.last {
                joined[joined.count - 1] = .users(field: field, missing: missing, extra: extra)
            } else {
                joined.append(difference)
            }
        }
        return joined
    }
}
