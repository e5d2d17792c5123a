internal import Dialogs

extension DesiredDialog {
    /// A short text that changes when the request that creates the dialog changes.
    ///
    /// It is the FNV-1a hash of all that is sent, for people who read a journal; no safety check relies on it.
    var requestDigest: String {
        var digest = FNV1a()
        digest.add(owner.rawValue)
        digest.add(type.rawValue)
        for field in ManagedField.byKind { digest.add(sent(field), of: field.kind) }
        return "fnv1a64:" + String(digest.value, radix: 16)
    }
}

/// The hash of a sequence of values, which are delimited so that no two sequences give the same bytes.
private struct FNV1a {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Adds a field, whose absence is a value, too.
    mutating func add(_ value: DeclaredValue?, of kind: FieldKind) {
        switch value {
        case .text(let text): add(text.string)
        case .flag(let flag): add(flag ? 1 : 0)
        case .users(let users):
            for user in users.ascending { add(user.rawValue) }
            end()
        case .data(let data):
            add(data.className.string)
            for field in data.fields {
                add(field.key.string)
                add(field.value.description)
            }
        case nil: if kind == .flag { add(-1) } else { end() }
        }
    }

    mutating func add(_ number: Int) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private mutating func add(_ text: String) {
        let bytes = text.utf8.span
        for place in bytes.indices { add(bytes[place]) }
        end()
    }

    /// Ends a text or a list with a byte that never occurs in UTF-8.
    private mutating func end() { add(0xFF) }

    private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
