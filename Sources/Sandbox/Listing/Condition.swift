import JSON

/// One filter of a list request.
enum Condition: Hashable {
    /// A comparison of the `_id`.
    case identifier(ValueTest<DialogIdentifier>)
    /// A comparison of the type.
    case kind(ValueTest<Int>)
    /// A comparison of the name, byte for byte.
    case name(ValueTest<ExactName>)
    /// A comparison of a date, in seconds since 1970; a client may send a fraction.
    case moment(MomentField, ValueTest<Double>)
    /// A field whose text, as responses show it, contains a string, byte for byte.
    case text(FilterField, containing: ExactName)
    /// All of the given users are occupants.
    case occupants(Set<Int>)
    /// All of the given users are admins.
    case admins(Set<Int>)
    /// Custom data of a class, with the given values.
    case data(className: ExactName, values: JSONObject)
}

/// A field that every search operator but `all` is for, by its name in the API.
enum FilterField: Hashable {
    case id
    case type
    case name
    case moment(MomentField)

    init?(_ name: String) {
        switch name {
        case "_id": self = .id
        case "type": self = .type
        case "name": self = .name
        default:
            guard let field = MomentField(rawValue: name) else { return nil }
            self = .moment(field)
        }
    }
}

/// The dates of a dialog, by their names in the API.
enum MomentField: String, Hashable, CaseIterable {
    case lastMessageDateSent = "last_message_date_sent"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
}
