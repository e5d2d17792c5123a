/// Reads a plain scalar that begins as a number does.
enum PlainNumber {
    /// What the bytes mean.
    static func value(of bytes: Span<UInt8>) -> CoreValue {
        integer(bytes) ?? other(String(copying: bytes))
    }

    /// A number in decimal digits only, which is what nearly all numbers are.
    private static func integer(_ bytes: Span<UInt8>) -> CoreValue? {
        let isSigned = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+")
        let isNegative = bytes[0] == UInt8(ascii: "-")
        let first = isSigned ? 1 : 0
        guard first < bytes.count else { return nil }
        var number: Int? = 0
        for index in first..<bytes.count {
            guard let digit = bytes[index].decimalDigit else { return nil }
            number = number?.appending(digit: isNegative ? -digit : digit)
        }
        if bytes.count > first + 1, bytes[first] == UInt8(ascii: "0") { return .doubtful(.leadingZero) }
        return number.map { .integer($0) } ?? .doubtful(.tooLarge)
    }

    private static func other(_ text: String) -> CoreValue {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF", ".nan", ".NaN", ".NAN":
            return .doubtful(.notFinite)
        default: break
        }
        if let prefix = [("0x", 16), ("0o", 8)].first(where: { text.hasPrefix($0.0) }) {
            return based(text.utf8.dropFirst(2), radix: prefix.1)
        }
        if isGrouped(text.utf8) { return .doubtful(.underscores) }
        return isFraction(text.utf8) ? fraction(text) : .text
    }

    private static func based(_ digits: Substring.UTF8View, radix: Int) -> CoreValue {
        guard !digits.isEmpty, digits.allSatisfy({ $0.hexDigit.map { $0 < radix } ?? false }) else { return .text }
        return Int(Substring(digits), radix: radix).map { .integer($0) } ?? .doubtful(.tooLarge)
    }

    private static func isGrouped(_ text: String.UTF8View) -> Bool {
        var digits = text[...]
        digits.skipSign()
        guard digits.first?.decimalDigit != nil, digits.last?.decimalDigit != nil else { return false }
        return digits.allSatisfy { $0.decimalDigit != nil || $0 == UInt8(ascii: "_") }
    }

    // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
    private static func isFraction(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        rest.skipSign()
        var digits = rest.skipDigits()
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digits += rest.skipDigits()
        }
        guard digits > 0 else { return false }
        guard let mark = rest.first else { return true }
        guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
        rest.removeFirst()
        rest.skipSign()
        return rest.skipDigits() > 0 && rest.isEmpty
    }

    private static func fraction(_ text: String) -> CoreValue {
        guard let number = Double(text) else { return .text }
        return number.isFinite ? .decimal(number) : .doubtful(.tooLarge)
    }
}

extension Int {
    /// The number with one more decimal digit, which is negative in a negative number; `nil` beyond 64 bits.
    fileprivate func appending(digit: Int) -> Int? {
        let (tenfold, isTooLarge) = multipliedReportingOverflow(by: 10)
        let (sum, isStillTooLarge) = tenfold.addingReportingOverflow(digit)
        return isTooLarge || isStillTooLarge ? nil : sum
    }
}

extension UInt8 {
    fileprivate var decimalDigit: Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? Int(self - UInt8(ascii: "0")) : nil
    }

    fileprivate var hexDigit: Int? {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
        default: decimalDigit
        }
    }
}

extension Substring.UTF8View {
    fileprivate mutating func skipSign() {
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { removeFirst() }
    }

    /// Skips decimal digits, and says how many there were.
    fileprivate mutating func skipDigits() -> Int {
        let digits = prefix { $0.decimalDigit != nil }.count
        removeFirst(digits)
        return digits
    }
}
