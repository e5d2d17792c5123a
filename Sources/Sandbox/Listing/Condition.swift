import JSON

/// One filter of a list request.
enum Condition: Hashable {
    /// The `_id`; `nil` if the value is not a valid ID, which no dialog has.
    case identifier(DialogIdentifier?)
    /// Any other `_id`.
    case otherIdentifier(DialogIdentifier?)
    /// None of the given `_id`s.
    case noneOf(Set<DialogIdentifier>)
    /// One of the given types.
    case kinds(Set<Int>)
    /// One of the given names, byte for byte.
    case names(Set<ExactName>)
    /// Any other name, or no name.
    case otherName(ExactName)
    /// A name that contains a string, byte for byte.
    case nameContaining(ExactName)
    /// A comparison of a date.
    case moment(MomentField, MomentTest)
    /// All of the given users are occupants.
    case occupants(Set<Int>)
    /// All of the given users are admins.
    case admins(Set<Int>)
    /// Custom data of a class, with the given values.
    case data(className: ExactName, values: JSONObject)
}

/// The dates of a dialog, by their names in the API.
enum MomentField: String, Hashable, CaseIterable {
    case lastMessageDateSent = "last_message_date_sent"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
}

/// How a date is compared, in seconds since 1970; a client may send a fraction.
enum MomentTest: Hashable {
    case below(Double)
    case atMost(Double)
    case above(Double)
    case atLeast(Double)
    case oneOf(Set<Double>)
    case noneOf(Set<Double>)

    /// Whether a date passes; a missing one passes only `noneOf`.
    func passes(_ moment: Int?) -> Bool {
        guard let moment = moment.map(Double.init) else {
            if case .noneOf = self { return true }
            return false
        }
        return switch self {
        case .below(let limit): moment < limit
        case .atMost(let limit): moment <= limit
        case .above(let limit): moment > limit
        case .atLeast(let limit): moment >= limit
        case .oneOf(let moments): moments.contains(moment)
        case .noneOf(let moments): !moments.contains(moment)
        }
    }
}
