extension JSONReader {
    /// The bytes of a string with its escapes resolved (RFC 8259, section 7).
    ///
    /// - Throws: `JSONError` if an escape is unknown or a surrogate has no partner.
    func unescaped(_ range: Range<Int>) throws(JSONError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = unsafe bytes[place]
            if byte == UInt8(ascii: "\\") {
                place = try appendEscape(at: place, to: &result)
            } else {
                result.append(byte)
                place += 1
            }
        }
        return result
    }

    /// Resolves the escape at a position and returns where it ends; the scan has made sure that its second byte exists.
    private func appendEscape(at place: Int, to result: inout [UInt8]) throws(JSONError) -> Int {
        switch unsafe bytes[place + 1] {
        case UInt8(ascii: "\""): result.append(UInt8(ascii: "\""))
        case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "/"): result.append(UInt8(ascii: "/"))
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"): return try appendScalar(at: place, to: &result)
        default: throw JSONError(offset: place, reason: "unknown escape in a string")
        }
        return place + 2
    }

    private func appendScalar(at place: Int, to result: inout [UInt8]) throws(JSONError) -> Int {
        let first = try codeUnit(at: place)
        if let scalar = Unicode.Scalar(first) {
            result.append(contentsOf: scalar.utf8)
            return place + 6
        }
        guard (0xD800..<0xDC00).contains(first), let second = try? codeUnit(at: place + 6),
            (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else {
            guard takesHalfCharacters else {
                throw JSONError(offset: place, reason: "a surrogate without its partner in a string")
            }
            result.append(contentsOf: Unicode.Scalar.replacement.utf8)
            return place + 6
        }
        result.append(contentsOf: scalar.utf8)
        return place + 12
    }

    /// The code unit of a `\uXXXX` at a position.
    private func codeUnit(at place: Int) throws(JSONError) -> UInt16 {
        let malformed = JSONError(offset: place, reason: "'\\u' wants four hexadecimal digits")
        guard place + 6 <= count else { throw malformed }
        guard unsafe bytes[place] == UInt8(ascii: "\\"), unsafe bytes[place + 1] == UInt8(ascii: "u") else {
            throw malformed
        }
        var unit: UInt16 = 0
        for digit in place + 2..<place + 6 {
            guard let value = unsafe bytes[digit].hexadecimalValue else { throw malformed }
            unit = unit << 4 | value
        }
        return unit
    }
}

extension Unicode.Scalar {
    /// What stands for a character that cannot be read.
    fileprivate static let replacement: Self = "\u{FFFD}"
}

extension UInt8 {
    fileprivate var hexadecimalValue: UInt16? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
