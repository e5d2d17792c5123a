/// A credential: it goes into a header and nowhere else, neither into texts nor into dumps.
package struct Secret: Hashable, Sendable {
    /// The text itself, for the header that carries it.
    let text: String

    /// Wraps a credential; `nil` unless it is visible ASCII, which is all that a header can carry unharmed.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
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
