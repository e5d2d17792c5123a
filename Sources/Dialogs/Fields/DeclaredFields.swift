/// What is declared of a dialog's managed fields, whatever its type; a field without a value is not managed.
package struct DeclaredFields: Hashable, Sendable {
    // Spelt so, none of them is nil by itself, and the initializers cannot forget one.

    /// The name.
    package var name: Optional<ExactText>
    /// The users named as occupants, without those who join unnamed: the owner, and a group's admins.
    package var occupants: Optional<UserIDs>
    /// Users with admin permissions.
    package var admins: Optional<UserIDs>
    /// The avatar: a content ID or a URL, as text.
    package var photo: Optional<ExactText>
    /// Whether users must join before they send or receive over XMPP.
    package var joinRequired: Optional<Bool>
    /// Custom data.
    package var data: Optional<CustomData>

    /// Nothing is declared.
    package init() {
        self.init(name: nil, occupants: nil, admins: nil, photo: nil, joinRequired: nil, data: nil)
    }

    /// Declares all fields at once, none of which can be forgotten.
    package init(
        name: ExactText?,
        occupants: UserIDs?,
        admins: UserIDs?,
        photo: ExactText?,
        joinRequired: Bool?,
        data: CustomData?
    ) {
        self.name = name
        self.occupants = occupants
        self.admins = admins
        self.photo = photo
        self.joinRequired = joinRequired
        self.data = data
    }
}

extension DeclaredFields {
    /// The value of a field; a value of another kind than the field's is none.
    package subscript(field: ManagedField) -> DeclaredValue? {
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

    /// Whether a field is declared.
    package func declares(_ field: ManagedField) -> Bool {
        switch field {
        case .name: name != nil
        case .occupants: occupants != nil
        case .admins: admins != nil
        case .photo: photo != nil
        case .joinRequired: joinRequired != nil
        case .data: data != nil
        }
    }
}
