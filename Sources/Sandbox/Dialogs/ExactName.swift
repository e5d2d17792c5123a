import JSON

/// A string as a dictionary key, equal to another only if their bytes are equal.
struct ExactName: Hashable {
    let text: String

    static func == (first: Self, second: Self) -> Bool {
        first.text.hasSameBytes(as: second.text)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// The order of the bytes.
extension ExactName: Comparable {
    static func < (first: Self, second: Self) -> Bool {
        first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
    }
}
