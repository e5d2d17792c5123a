/// How texts and numbers become bytes.
extension JSONWriter {
    /// Appends the digits of a number, behind a minus where it is negative.
    mutating func appendDigits(of integer: Int) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = digits.count
        var rest = integer.magnitude
        repeat {
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        if integer < 0 { append(UInt8(ascii: "-")) }
        for place in first..<digits.count { append(digits[place]) }
    }

    /// Appends a text's bytes, with escapes for those that RFC 8259 forbids raw.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            guard unsafe buffer.needEscapes else { return unsafe append(buffer) }
            for place in buffer.indices { unsafe appendEscaped(buffer[place]) }
        }
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"".utf8)
        case UInt8(ascii: "\\"): append("\\\\".utf8)
        case 0x08: append("\\b".utf8)
        case 0x09: append("\\t".utf8)
        case 0x0A: append("\\n".utf8)
        case 0x0C: append("\\f".utf8)
        case 0x0D: append("\\r".utf8)
        case 0..<0x10: append("\\u000\(String(byte, radix: 16))".utf8)
        case 0x10..<0x20: append("\\u00\(String(byte, radix: 16))".utf8)
        default: append(byte)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether one of the bytes must not stand raw in a string; eight of them are looked at at a time.
    fileprivate var needEscapes: Bool {
        let words = UnsafeRawBufferPointer(self)
        var place = 0
        while place + 8 <= count {
            if unsafe words.loadUnaligned(fromByteOffset: place, as: UInt64.self).needsEscape { return true }
            place += 8
        }
        while place < count {
            if unsafe self[place].needsEscape { return true }
            place += 1
        }
        return false
    }
}

extension UInt64 {
    /// Whether one of the eight bytes is a control character, a quote or a backslash.
    fileprivate var needsEscape: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits: UInt64 = 0x8080_8080_8080_8080
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        let controls = (self &- (ones &* 0x20)) & ~self
        // The highest bit of a byte is set first in the lowest byte that is meant; those above may follow it.
        return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highBits != 0
    }
}

extension UInt8 {
    fileprivate var needsEscape: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
