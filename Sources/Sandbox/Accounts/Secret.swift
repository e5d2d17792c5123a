/// A password or signing key, which no description, dump or error shows.
///
/// The client has its own type for this; see `SandboxServer`.
struct Secret: Hashable, Sendable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The bytes, for a computation whose result may be shown.
    var bytes: [UInt8] { Array(text.utf8) }

    /// Whether a string is equal to the secret, byte for byte.
    func matches(_ candidate: String) -> Bool {
        text.utf8.elementsEqual(candidate.utf8)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "<redacted>" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
