/// What a scalar means by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema), where that is
/// beyond doubt.
package enum CoreValue: Hashable, Sendable {
    /// Nothing: `null`, `~`, or no text at all.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction or an exponent; finite.
    case decimal(Double)
    /// Anything else, and everything in quotes.
    case text
    /// Something that readers of YAML disagree about, or that no number type holds.
    case doubtful(Doubt)

    /// Why it is not said what a plain scalar means.
    package enum Doubt: Hashable, Sendable {
        /// `012`: octal to some, decimal to others.
        case leadingZero
        /// `1_000`: a number to YAML 1.1, text to YAML 1.2.
        case underscores
        /// `True` or `FALSE`: all schemas agree on lower case only.
        case capitalBoolean
        /// A number beyond 64 bits.
        case tooLarge
        /// `.inf` or `.nan`.
        case notFinite
    }
}

extension Node {
    /// What the scalar means; text for any other node.
    package var coreValue: CoreValue { isPlain ? unquotedValue : .text }

    /// Whether the scalar is plain and means nothing: no text, `~` or `null`.
    package var isNull: Bool {
        // Most scalars are too long to be null, and nothing more needs to be known of them.
        let record = record
        return record.isPlain && record.extent <= 4 && coreValue == .null
    }

    /// What the scalar would mean without quotes; text for any other node.
    package var unquotedValue: CoreValue {
        record.kind == .scalar ? withBytes { CoreValue($0) } : .text
    }
}

extension CoreValue {
    /// Reads the bytes of a plain scalar.
    init(_ bytes: Span<UInt8>) {
        guard bytes.count > 0 else {
            self = .null
            return
        }
        self =
            switch bytes[0] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                PlainNumber.value(of: bytes)
            case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
                UInt8(ascii: "f"), UInt8(ascii: "F"):
                Self(word: bytes)
            default: .text
            }
    }

    private init(word bytes: Span<UInt8>) {
        guard bytes.count <= 5 else {
            self = .text
            return
        }
        self =
            switch String(copying: bytes) {
            case "~", "null", "Null", "NULL": .null
            case "true": .boolean(true)
            case "false": .boolean(false)
            case "True", "TRUE", "False", "FALSE": .doubtful(.capitalBoolean)
            default: .text
            }
    }
}

extension String {
    init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
