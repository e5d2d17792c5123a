import JSON

/// Conversions of parameters from all forms in which they are sent: form values are strings, and JSON clients send
/// strings for numbers.
extension JSONValue {
    /// An integer, from a number or a string of digits.
    var integerParameter: Int? {
        switch self {
        case .integer(let integer): integer
        case .string(let text): Int(text.trimmed)
        default: nil
        }
    }

    /// A number, from a number or a string.
    var numberParameter: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .decimal(let decimal): decimal
        case .string(let text): Double(text.trimmed).flatMap { $0.isFinite ? $0 : nil }
        default: nil
        }
    }

    /// A boolean, from a boolean, 0 or 1, or a string.
    var flagParameter: Bool? {
        switch self {
        case .boolean(let flag): flag
        case .integer(0), .string("0"), .string("false"): false
        case .integer(1), .string("1"), .string("true"): true
        default: nil
        }
    }

    /// A string, from a string, a number or a boolean; `nil` for `null`, arrays and objects.
    var textParameter: String? {
        switch self {
        case .string(let text): text
        case .integer(let integer): String(integer)
        case .decimal(let decimal): String(decimal)
        case .boolean(let flag): String(flag)
        case .null, .array, .object: nil
        }
    }

    /// A list of strings, from an array, a string with commas, or an array of such strings; `null` is an empty list.
    ///
    /// Spaces around commas are ignored, as clients put one after each comma.
    var textListParameter: [String]? {
        switch self {
        case .null: return []
        case .array(let values):
            let lists = values.map(\.textListParameter)
            return lists.contains(nil) ? nil : lists.flatMap { $0 ?? [] }
        case .object: return nil
        default:
            let texts = (textParameter ?? "").split(separator: ",", omittingEmptySubsequences: true)
            return texts.map(\.trimmed).filter { !$0.isEmpty }
        }
    }

    /// A list of integers, from any form of a list; `nil` if one of the elements is not an integer.
    var integerListParameter: [Int]? {
        switch self {
        case .integer(let integer): return [integer]
        case .array(let values):
            if let integers = Self.integers(values) { return integers }
        default: break
        }
        guard let texts = textListParameter else { return nil }
        let integers = texts.compactMap { Int($0) }
        return integers.count == texts.count ? integers : nil
    }

    /// The values as plain integers, which most lists are; `nil` if one has another type.
    private static func integers(_ values: [JSONValue]) -> [Int]? {
        var integers: [Int] = []
        integers.reserveCapacity(values.count)
        for value in values {
            guard case .integer(let integer) = value else { return nil }
            integers.append(integer)
        }
        return integers
    }
}

extension StringProtocol {
    /// The string without spaces and tabs at both ends.
    var trimmed: String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var kept = Substring(self).utf8.drop(while: isBlank)
        while let last = kept.last, isBlank(last) { kept = kept.dropLast() }
        return String(Substring(kept))
    }
}
