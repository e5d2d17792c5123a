extension JSONWriter {
    /// Appends bytes with a closure that gets room for `capacity` bytes: checking for room once is faster than many
    /// times.
    ///
    /// A comma is written first if one is needed.
    @inline(__always)
    mutating func appendValue(ofAtMost capacity: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
        let comma = needsComma
        bytes.append(addingCapacity: capacity + 1) { output in
            if comma { output.append(UInt8(ascii: ",")) }
            write(&output)
        }
        needsComma = true
    }
}

extension OutputSpan<UInt8> {
    /// How many bytes the digits of an integer have at most, including a minus sign.
    static var mostDigits: Int { 20 }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe withUnsafeMutableBufferPointer { room, count in
            count += unsafe UnsafeMutableBufferPointer(rebasing: room[count...]).initialize(fromContentsOf: text)
        }
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { unsafe append($0) }
    }

    /// Appends a key that needs no escapes, with its colon.
    mutating func append(key: StaticString) {
        append(UInt8(ascii: "\""))
        append(key)
        append(UInt8(ascii: "\""))
        append(UInt8(ascii: ":"))
    }

    /// Appends the digits of a number, after a minus sign if it is negative.
    mutating func append(digitsOf integer: Int) {
        if integer < 0 { append(UInt8(ascii: "-")) }
        var rest = integer.magnitude
        unsafe withUnsafeMutableBufferPointer { room, count in
            count += rest.digitCount
            var place = count
            repeat {
                place -= 1
                unsafe room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
        }
    }

    /// Appends a text in quotes, with escapes for the bytes that RFC 8259 requires to be escaped.
    mutating func append(quoted text: UnsafeBufferPointer<UInt8>, needsEscapes: Bool) {
        append(UInt8(ascii: "\""))
        if needsEscapes {
            for place in text.indices { unsafe append(escaped: text[place]) }
        } else {
            unsafe append(text)
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case 0..<0x20:
            append(byte < 0x10 ? "\\u000" : "\\u001")
            append(byte.lowerHexDigit)
        default: append(byte)
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// An upper bound for the length of the text with its escapes, which have up to six bytes each; the exact length if
    /// it needs none.
    var mostEscapedBytes: Int {
        unsafe needEscapes ? reduce(0) { $0 + ($1.needsEscape ? 6 : 1) } : count
    }

    /// Whether one of the bytes must be escaped in a string; eight are checked at a time.
    private var needEscapes: Bool {
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

extension UInt {
    /// How many digits the number has.
    fileprivate var digitCount: Int {
        var count = 1
        var rest = self
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        return count
    }
}

extension UInt8 {
    /// The hexadecimal digit of the lower four bits.
    fileprivate var lowerHexDigit: UInt8 {
        let half = self & 0x0F
        return half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
    }

    fileprivate var needsEscape: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
