import JSON

/// One thing that a list request wants of a dialog.
enum Condition: Hashable {
    /// The `_id`; nothing where the request asks for a text that no ID is, which no dialog has.
    case identifier(DialogIdentifier?)
    /// Any other `_id`.
    case otherIdentifier(DialogIdentifier?)
    /// None of some `_id`s.
    case noneOf(Set<DialogIdentifier>)
    /// One of some types.
    case kinds(Set<Int>)
    /// One of some names, byte for byte.
    case names(Set<ExactName>)
    /// Any other name, or none.
    case otherName(ExactName)
    /// A name that contains a text, byte for byte.
    case nameContaining(ExactName)
    /// A moment, compared.
    case moment(MomentField, MomentTest)
    /// All of some users among the occupants.
    case occupants(Set<Int>)
    /// All of some users among the admins.
    case admins(Set<Int>)
    /// Custom data of a class, with some values.
    case data(className: ExactName, values: JSONObject)
}

/// The moments of a dialog, by their names in the API.
enum MomentField: String, Hashable, CaseIterable {
    case lastMessageDateSent = "last_message_date_sent"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
}

/// How a moment is compared, in seconds since 1970; a client may send a fraction.
enum MomentTest: Hashable {
    case below(Double)
    case atMost(Double)
    case above(Double)
    case atLeast(Double)
    case oneOf(Set<Double>)
    case noneOf(Set<Double>)

    /// Whether a moment passes; where there is none, only being none of some passes.
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
