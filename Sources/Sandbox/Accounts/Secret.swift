/// A password, or the key of a signature: a text that no description, dump or error shows.
struct Secret: Hashable, Sendable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The secret's bytes, for a computation whose result may be shown.
    var bytes: [UInt8] { Array(text.utf8) }

    /// Whether a text is the secret, byte for byte.
    func matches(_ candidate: String) -> Bool {
        text.utf8.elementsEqual(candidate.utf8)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "<redacted>" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
