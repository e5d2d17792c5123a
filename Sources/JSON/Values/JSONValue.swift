/// One JSON text as a tree of values.
///
/// Equality is exact: texts are equal if their Unicode scalars are, objects if their members are the same in the same
/// order.
package enum JSONValue: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A number without fraction and exponent that fits an `Int`.
    case integer(Int)
    /// Any other number; always finite.
    case decimal(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Named values.
    case object(JSONObject)
}

extension JSONValue: Hashable {
    package static func == (first: Self, second: Self) -> Bool {
        switch (first, second) {
        case (.null, .null): true
        case (.boolean(let first), .boolean(let second)): first == second
        case (.integer(let first), .integer(let second)): first == second
        case (.decimal(let first), .decimal(let second)): first == second
        case (.string(let first), .string(let second)): first.hasSameBytes(as: second)
        case (.array(let first), .array(let second)): first == second
        case (.object(let first), .object(let second)): first == second
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let flag): hasher.combine(flag)
        case .integer(let integer): hasher.combine(integer)
        case .decimal(let decimal): hasher.combine(decimal)
        case .string(let text): hasher.combine(exactly: text)
        case .array(let values): hasher.combine(values)
        case .object(let object): hasher.combine(object)
        }
    }
}

extension JSONValue {
    /// The text of a string; `nil` for anything else.
    package var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The number of an integer; `nil` for anything else.
    package var integer: Int? {
        if case .integer(let integer) = self { integer } else { nil }
    }

    /// The values of a list; `nil` for anything else.
    package var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The members of an object; `nil` for anything else.
    package var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }
}

extension Hasher {
    /// Hashes a text by its bytes, so that it agrees with equality of scalars.
    mutating func combine(exactly text: String) {
        var text = text
        text.withUTF8 { unsafe combine(bytes: UnsafeRawBufferPointer($0)) }
        combine(0xFF as UInt8)
    }
}
