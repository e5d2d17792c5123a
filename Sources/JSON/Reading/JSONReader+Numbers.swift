/// A JSON number.
package enum JSONNumber: Hashable, Sendable {
    /// Without fraction and exponent, and in the range of `Int`.
    case integer(Int)
    /// Any other; always finite.
    case decimal(Double)

    /// The number as a value.
    package var value: JSONValue {
        switch self {
        case .integer(let integer): .integer(integer)
        case .decimal(let decimal): .decimal(decimal)
        }
    }
}

extension JSONReader {
    /// Reads a number.
    ///
    /// - Throws: `JSONError` if the next value is something else, is malformed, or is too large for a `Double`.
    package mutating func readNumber() throws(JSONError) -> JSONNumber {
        if let integer = readPlainInteger() { return .integer(integer) }
        let start = position
        let scanned = try scanNumber()
        if let integer = scanned.integer { return .integer(integer) }
        let digits = unsafe UnsafeBufferPointer(rebasing: bytes[start..<position])
        guard let decimal = Double(unsafe String(decoding: digits, as: UTF8.self)), decimal.isFinite else {
            throw JSONError(offset: start, reason: "a number is too large")
        }
        return .decimal(decimal)
    }

    /// Reads a number that is an integer.
    ///
    /// - Throws: `JSONError` if the next value is something else, or has a fraction or an exponent, or is too
    ///   large.
    package mutating func readInteger() throws(JSONError) -> Int {
        if let integer = readPlainInteger() { return integer }
        let start = position
        if let integer = try scanNumber().integer { return integer }
        position = start
        _ = try readNumber()
        throw JSONError(offset: start, reason: "expected an integer")
    }

    /// Reads a positive integer in its usual form, with at most 18 digits; if anything else comes next, even another
    /// number, reads nothing and returns `nil`.
    package mutating func readPlainInteger() -> Int? {
        guard current.isDigit, current != UInt8(ascii: "0") else { return nil }
        let end = min(position + 18, count)
        var place = position
        var value = 0
        while place < end, unsafe bytes[place].isDigit {
            value = unsafe value &* 10 &+ bytes[place].digit
            place += 1
        }
        guard place < count, unsafe !bytes[place].continuesNumber else { return nil }
        position = place
        return value
    }

    /// The result of scanning a number: its value if that is a plain integer in range, else `nil`.
    struct ScannedNumber {
        let integer: Int?
    }

    /// Moves past a number (RFC 8259, section 6).
    mutating func scanNumber() throws(JSONError) -> ScannedNumber {
        let isNegative = take(UInt8(ascii: "-"))
        guard current.isDigit else { throw unexpected(isNegative ? "a digit" : "a number") }
        let startsWithZero = current == UInt8(ascii: "0")
        let first = position
        let magnitude = scanDigits(isNegative: isNegative)
        guard !startsWithZero || position == first + 1 else {
            throw JSONError(offset: first, reason: "a number starts with a needless zero")
        }
        let isPlain = try !scanFractionAndExponent()
        let isMinusZero = isNegative && magnitude == 0
        return ScannedNumber(integer: isPlain && !isMinusZero ? magnitude : nil)
    }

    private mutating func scanDigits(isNegative: Bool) -> Int? {
        var value = 0
        var overflows = false
        while current.isDigit {
            let digit = current.digit
            let (tenfold, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) =
                isNegative ? tenfold.subtractingReportingOverflow(digit) : tenfold.addingReportingOverflow(digit)
            overflows = overflows || first || second
            value = sum
            position += 1
        }
        return overflows ? nil : value
    }

    /// Moves past a fraction and an exponent; returns whether there was either.
    private mutating func scanFractionAndExponent() throws(JSONError) -> Bool {
        let start = position
        if take(UInt8(ascii: ".")) { try skipDigits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try skipDigits()
        }
        return position > start
    }

    private mutating func skipDigits() throws(JSONError) {
        guard current.isDigit else { throw unexpected("a digit") }
        while current.isDigit { position += 1 }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// Whether a number does not end before this byte.
    fileprivate var continuesNumber: Bool {
        isDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "e") || self == UInt8(ascii: "E")
    }

    /// The value of a digit.
    fileprivate var digit: Int { Int(self &- UInt8(ascii: "0")) }
}
