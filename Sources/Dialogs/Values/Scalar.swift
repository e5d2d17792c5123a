/// One value of a dialog's custom data.
package enum Scalar: Hashable, Sendable {
    /// Text, compared scalar by scalar.
    case text(ExactText)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction or an exponent.
    case decimal(Double)
    /// True or false.
    case boolean(Bool)
}

extension Scalar {
    /// Whether the live value means the same as this desired one.
    ///
    /// The class field's type decides in which type the API answers: an integer field sends back 3 for the text "3".
    /// So a number equals a text that reads as that number, and a boolean the texts `true` and `false`; two texts are
    /// equal only scalar by scalar.
    package func means(_ other: Self) -> Bool {
        switch (self, other) {
        case (.text(let first), .text(let second)): first == second
        case (.boolean(let first), .boolean(let second)): first == second
        case (.boolean(let flag), .text(let text)), (.text(let text), .boolean(let flag)):
            text.string == String(flag)
        case (.boolean, _), (_, .boolean): false
        case (.integer(let first), .integer(let second)): first == second
        default: number.flatMap { first in other.number.map { first == $0 } } ?? false
        }
    }

    private var number: Double? {
        switch self {
        case .text(let text): Double(text.string)
        case .integer(let integer): Double(integer)
        case .decimal(let decimal): decimal
        case .boolean: nil
        }
    }
}

extension Scalar: CustomStringConvertible {
    /// The value as a person would write it, texts without quotes.
    package var description: String {
        switch self {
        case .text(let text): text.string
        case .integer(let integer): String(integer)
        case .decimal(let decimal): String(decimal)
        case .boolean(let flag): String(flag)
        }
    }
}
