internal import Dialogs

/// How keys and `_id`s are written in an ids file.
enum IDsText {
    /// A key in quotes.
    static func quoted(_ key: ExactText) -> String { String(decoding: bytes(quoting: key.string), as: UTF8.self) }

    /// An `_id`, in quotes where it needs them.
    static func id(_ id: DialogID) -> String { String(decoding: bytes(of: id), as: UTF8.self) }

    /// A dialog and its owner, for people.
    static func described(_ identity: DialogIdentity) -> String {
        "\(id(identity.id)) (owner \(identity.owner))"
    }

    /// A text in double quotes, with an escape for each scalar that must not stand there raw.
    static func bytes(quoting text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(quoting: text, to: &bytes)
        return bytes
    }

    /// An `_id`, in quotes where it needs them.
    static func bytes(of id: DialogID) -> [UInt8] {
        var bytes: [UInt8] = []
        append(id, to: &bytes)
        return bytes
    }

    /// Adds a text in double quotes, with an escape for each scalar that must not stand there raw.
    static func append(quoting text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if text.standsForItself {
            bytes.append(utf8Of: text)
        } else {
            for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds an `_id`, in quotes where YAML could take it for something other than text.
    static func append(_ id: DialogID, to bytes: inout [UInt8]) {
        if id.isPlain { bytes.append(utf8Of: id.text) } else { append(quoting: id.text, to: &bytes) }
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"", "\\":
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(UInt8(scalar.value))
        case _ where scalar.isShown:
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let isLong = scalar.value > 0xFFFF
            bytes.append(contentsOf: (isLong ? "\\U" : "\\u").utf8)
            bytes.append(contentsOf: String(repeating: "0", count: (isLong ? 8 : 4) - digits.utf8.count).utf8)
            bytes.append(contentsOf: digits.utf8)
        }
    }
}

extension DialogID {
    /// Whether no YAML takes it for a number or another word: it is 24 hexadecimal digits, as QuickBlox makes them, and
    /// one of them no number has.
    fileprivate var isPlain: Bool {
        let digits = text.utf8.span
        guard digits.count == 24 else { return false }
        var isNumber = true
        for place in digits.indices {
            switch digits[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "b"), UInt8(ascii: "e"): break
            case UInt8(ascii: "a")...UInt8(ascii: "f"): isNumber = false
            default: return false
            }
        }
        return !isNumber
    }
}

extension String {
    /// Whether all of it is printable ASCII without quotes and backslashes.
    fileprivate var standsForItself: Bool {
        let bytes = utf8.span
        for place in bytes.indices {
            let byte = bytes[place]
            guard 0x20...0x7E ~= byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { return false }
        }
        return true
    }
}

extension [UInt8] {
    /// Adds the bytes of a text, all at once.
    mutating func append(utf8Of text: String) {
        unsafe text.utf8.span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}

extension Unicode.Scalar {
    /// Whether it shows and stands where it is, so that people who read it know it.
    fileprivate var isShown: Bool {
        guard value >= 0x7F else { return value >= 0x20 }
        guard !properties.isDefaultIgnorableCodePoint, !properties.isNoncharacterCodePoint else { return false }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
        default: true
        }
    }
}
