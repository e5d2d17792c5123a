/// A credential: it goes into a request and nowhere else, neither into texts nor into dumps.
package struct Secret: Hashable, Sendable {
    /// The text itself, for the header or the body that carries it.
    let text: String

    /// Wraps a credential; `nil` unless it is visible ASCII, which is all that a header can carry unharmed.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.text = text
    }

    /// Wraps a password or a like text that goes into a body; `nil` if it is empty or has control characters.
    package init?(phrase text: String) {
        guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            return nil
        }
        self.text = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret {
    /// The text with every occurrence of the credential replaced, byte by byte.
    func redacted(from text: String) -> String {
        let bytes = Array(text.utf8).replacing(Array(self.text.utf8), with: Array(description.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }
}
