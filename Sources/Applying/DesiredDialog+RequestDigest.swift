internal import Dialogs

extension DesiredDialog {
    /// A short text that differs when the request to create the dialog differs.
    ///
    /// It is the FNV-1a hash of all that is sent, for people who read a journal, and guards nothing.
    var requestDigest: String {
        var digest = FNV1a()
        digest.add(owner.rawValue)
        digest.add(type.rawValue)
        digest.add(name?.string)
        digest.add(photo?.string)
        digest.add(joinRequired.map { $0 ? 1 : 0 } ?? -1)
        for user in members ?? [] { digest.add(user.rawValue) }
        digest.end()
        for user in admins ?? [] { digest.add(user.rawValue) }
        digest.end()
        digest.add(data?.className.string)
        for field in data?.fields ?? CustomFields() {
            digest.add(field.key.string)
            digest.add(field.value.description)
        }
        return "fnv1a64:" + String(digest.value, radix: 16)
    }
}

/// The hash of a sequence of values, each of which ends where the next cannot begin.
private struct FNV1a {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ number: Int) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func add(_ text: String?) {
        let bytes = (text ?? "").utf8.span
        for place in bytes.indices { add(bytes[place]) }
        end()
    }

    /// Ends a text or a list: no UTF-8 has this byte.
    mutating func end() { add(0xFF) }

    private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
