extension JSONWriter {
    /// Writes `null`.
    package mutating func null() {
        appendValue(ofAtMost: 4) { $0.append("null") }
    }

    /// Writes `true` or `false`.
    package mutating func boolean(_ flag: Bool) {
        appendValue(ofAtMost: 5) { $0.append(flag ? "true" : "false") }
    }

    /// Writes an integer.
    package mutating func integer(_ integer: Int) {
        appendValue(ofAtMost: OutputSpan<UInt8>.mostDigits) { $0.append(digitsOf: integer) }
    }

    /// Writes a number, or `null` for what JSON cannot represent: the infinities and NaN.
    package mutating func decimal(_ decimal: Double) {
        beginValue()
        bytes.append(contentsOf: (decimal.isFinite ? decimal.description : "null").utf8)
    }

    /// Writes a text; only what RFC 8259 requires is escaped: quotes, backslashes, control characters.
    package mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { text in
            let escapedLength = unsafe text.mostEscapedBytes
            appendValue(ofAtMost: escapedLength + 2) {
                unsafe $0.append(quoted: text, needsEscapes: escapedLength > text.count)
            }
        }
    }

    /// Writes a tree.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .integer(let number): integer(number)
        case .decimal(let number): decimal(number)
        case .string(let text): string(text)
        case .array(let values):
            beginArray()
            for value in values { self.value(value) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }
}

extension JSONValue {
    /// The value as compact JSON, members in their order.
    package func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }
}
