/// What people are whom a manifest does not name and who are in a live dialog all the same.
package enum UnlistedPeople: String, CaseIterable, Hashable, Sendable {
    /// They are no difference, and a plan only counts them.
    case keep
    /// They are no difference, and a plan shows them.
    case report
    /// They are a difference.
    case remove
}

/// What unlisted people are in each field of a dialog that names people.
package struct UnlistedRule: Hashable, Sendable {
    /// What occupants are who are not declared.
    package var occupants: UnlistedPeople
    /// What admins are who are not declared as such.
    package var admins: UnlistedPeople

    /// Creates a rule; people are kept unless it says otherwise.
    package init(occupants: UnlistedPeople = .keep, admins: UnlistedPeople = .keep) {
        self.occupants = occupants
        self.admins = admins
    }

    /// Everybody is kept.
    package static let keep = Self()

    /// What unlisted people of a field are; `nil` for a field that names nobody.
    package subscript(field: ManagedField) -> UnlistedPeople? {
        switch field {
        case .occupants: occupants
        case .admins: admins
        case .name, .photo, .joinRequired, .data: nil
        }
    }
}
