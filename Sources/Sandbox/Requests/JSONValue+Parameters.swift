import JSON

/// A parameter's meaning, whichever way it was spelled: form values are texts, and JSON clients send texts for numbers.
extension JSONValue {
    /// An integer, as a number or in digits.
    var integerParameter: Int? {
        switch self {
        case .integer(let integer): integer
        case .string(let text): Int(text.trimmed)
        default: nil
        }
    }

    /// A number, as such or in digits.
    var numberParameter: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .decimal(let decimal): decimal
        case .string(let text): Double(text.trimmed).flatMap { $0.isFinite ? $0 : nil }
        default: nil
        }
    }

    /// Zero or one, as such, in digits, or as a boolean.
    var flagParameter: Bool? {
        switch self {
        case .boolean(let flag): flag
        case .integer(0), .string("0"), .string("false"): false
        case .integer(1), .string("1"), .string("true"): true
        default: nil
        }
    }

    /// A text, or a number or boolean as text; `nil` for `null` and for containers.
    var textParameter: String? {
        switch self {
        case .string(let text): text
        case .integer(let integer): String(integer)
        case .decimal(let decimal): String(decimal)
        case .boolean(let flag): String(flag)
        case .null, .array, .object: nil
        }
    }

    /// A list of texts: an array, a text with commas, or an array of such texts; nothing counts as an empty list.
    ///
    /// Spaces around a comma do not count, as clients put one behind it.
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

    /// A list of integers in any spelling of a list; `nil` where one of them is no integer.
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

    /// The values as what most lists are, plain integers; nothing where one is anything else.
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
    /// The text without spaces and tabs at its ends.
    var trimmed: String {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var kept = Substring(self).utf8.drop(while: isBlank)
        while let last = kept.last, isBlank(last) { kept = kept.dropLast() }
        return String(Substring(kept))
    }
}
