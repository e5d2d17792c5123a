/// What the API tells of a dialog's managed fields.
///
/// Lenient by design: older servers lack fields, and any field may be `null`.
package struct LiveFields: Hashable, Sendable {
    /// The name; for a private dialog the opponent's name as the viewer sees it, or nothing.
    package var name: ExactText?
    /// The occupants, the owner and the admins among them; none for a public dialog.
    package var occupants: UserIDs?
    /// Users with admin permissions; `nil` where the server does not tell (before v2.52).
    package var admins: UserIDs?
    /// The avatar.
    package var photo: ExactText?
    /// Whether joining is required; `nil` where the server does not tell (before v2.34, or not a group).
    package var joinRequired: Bool?
    /// Custom data; `nil` where there is neither a class nor a field.
    package var data: LiveData?

    /// Nothing is known.
    package init() {}
}

extension LiveFields {
    /// The value of a field; a value of another kind than the field's is none.
    package subscript(field: ManagedField) -> ReportedValue? {
        get {
            switch field {
            case .name: name.map { .text($0) }
            case .occupants: occupants.map { .users($0) }
            case .admins: admins.map { .users($0) }
            case .photo: photo.map { .text($0) }
            case .joinRequired: joinRequired.map { .flag($0) }
            case .data: data.map { .data($0) }
            }
        }
        set {
            switch field {
            case .name: name = newValue?.text
            case .occupants: occupants = newValue?.users
            case .admins: admins = newValue?.users
            case .photo: photo = newValue?.text
            case .joinRequired: joinRequired = newValue?.flag
            case .data: data = newValue?.data
            }
        }
    }
}
