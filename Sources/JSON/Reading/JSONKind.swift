/// What kind of value comes next.
package enum JSONKind: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean
    /// A number.
    case number
    /// A text.
    case string
    /// A list.
    case array
    /// An object.
    case object

    /// The kind with its article, for error messages.
    package var phrase: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
