/// What one request changes about a dialog that exists.
///
/// It never both adds and removes people: QuickBlox's own clients split such a change in two
/// (https://docs.quickblox.com/reference/update-dialog). Setting a field and adding or removing a person may be
/// repeated.
package struct DialogChange: Hashable, Sendable {
    /// The fields that get another value: never users, and of the custom data only what changes.
    package var values: DeclaredFields
    /// The people who come, or go.
    package var people: PeopleChange?

    /// Creates a change.
    package init(_ values: DeclaredFields = DeclaredFields(), people: PeopleChange? = nil) {
        self.values = values
        self.people = people
    }
}

/// People who are added to, or removed from, one field of a dialog.
package struct PeopleChange: Hashable, Sendable {
    /// Whether they come or go.
    package let direction: Direction
    /// The field: occupants or admins.
    package let field: ManagedField
    /// The people, ascending; never empty.
    package let users: [UserID]

    /// Creates a change of one field of users.
    package init(_ direction: Direction, _ field: ManagedField, _ users: [UserID]) {
        self.direction = direction
        self.field = field
        self.users = users
    }

    /// Whether people come or go.
    package enum Direction: String, Hashable, Sendable {
        case adding
        case removing
    }
}

extension DialogChange {
    /// Whether a dialog is as this change makes it, as far as the server tells.
    package func isDone(in live: LiveDialog) -> Bool { isWritten(in: live) && showsPeople(in: live) }

    /// Whether a dialog has the people who come, and not those who go, as far as the server tells.
    package func showsPeople(in live: LiveDialog) -> Bool { people?.isDone(in: live) ?? true }

    /// Whether the fields have their new values; a field that the server does not tell is taken for set.
    private func isWritten(in live: LiveDialog) -> Bool {
        ManagedField.all.allSatisfy { field in
            switch (values[field], live[field]) {
            case (nil, _), (.users, _), (.flag, nil): true
            case (.text(let wanted), .text(let kept)): wanted == kept
            case (.flag(let wanted), .flag(let kept)): wanted == kept
            case (.data(let wanted), .data(let kept)):
                wanted.className == kept.className
                    && wanted.fields.allSatisfy { field in
                        if case .scalar(let scalar) = kept.fields[field.key] {
                            field.value.means(scalar)
                        } else {
                            false
                        }
                    }
            case (.text, _), (.flag, _), (.data, _): false
            }
        }
    }
}

extension PeopleChange {
    /// Whether the people are there, or gone; where the server does not tell, they are taken to be as asked.
    fileprivate func isDone(in live: LiveDialog) -> Bool {
        guard case .users(let present) = live[field] else { return true }
        return users.allSatisfy { present.contains($0) == (direction == .adding) }
    }
}
