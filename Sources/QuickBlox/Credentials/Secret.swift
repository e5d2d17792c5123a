/// A credential: it goes into a request and nowhere else, neither into texts nor into dumps.
package struct Secret: Hashable, Sendable {
    /// The shortest text that may be a credential; anything shorter is a word that other texts have, too.
    static let shortest = 8

    /// The text itself, for the header or the body that carries it.
    let text: String
    /// What finds it in texts.
    private let pattern: SecretPattern

    /// Wraps a credential; `nil` unless it is visible ASCII, which is all that a header carries unchanged.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.init(known: text)
    }

    /// Wraps a password or a similar text that goes into a body; `nil` if it is empty or has control characters.
    package init?(phrase text: String) {
        guard !text.isEmpty, !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            return nil
        }
        self.init(known: text)
    }

    private init(known text: String) {
        self.text = text
        pattern = SecretPattern(text)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<redacted>" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret {
    /// Whether the text is too short to be a credential.
    var isTooShort: Bool { text.unicodeScalars.count < Self.shortest }

    /// The text with every occurrence of the credential replaced, however it is written.
    func redacted(from text: String) -> String { pattern.replaced(in: text, by: description) }
}
