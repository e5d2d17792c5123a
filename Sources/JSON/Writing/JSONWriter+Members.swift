/// Writes members of objects in one step, with keys that are known at compile time and need no escapes.
extension JSONWriter {
    /// Writes a member's key; its value comes next.
    package mutating func key(_ key: StaticString) {
        appendValue(ofAtMost: key.utf8CodeUnitCount + 3) { $0.append(key: key) }
        needsComma = false
    }

    /// Writes a member whose value is an integer.
    package mutating func member(_ key: StaticString, _ integer: Int) {
        appendValue(ofAtMost: key.utf8CodeUnitCount + 3 + OutputSpan<UInt8>.mostDigits) {
            $0.append(key: key)
            $0.append(digitsOf: integer)
        }
    }

    /// Writes a member whose value is a text.
    package mutating func member(_ key: StaticString, _ text: String) {
        var text = text
        text.withUTF8 { text in
            let escapedLength = unsafe text.mostEscapedBytes
            appendValue(ofAtMost: key.utf8CodeUnitCount + 3 + escapedLength + 2) {
                $0.append(key: key)
                unsafe $0.append(quoted: text, needsEscapes: escapedLength > text.count)
            }
        }
    }
}
