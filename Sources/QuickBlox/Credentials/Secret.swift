internal import Glibc

/// A credential: it goes into a request and nowhere else, neither into texts nor into dumps.
package struct Secret: Hashable, Sendable {
    /// The text itself, for the header or the body that carries it.
    let text: String

    /// Wraps a credential; `nil` unless it is visible ASCII, which is all that a header carries unchanged.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.text = text
    }

    /// Wraps a password or a similar text that goes into a body; `nil` if it is empty or has control characters.
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
    ///
    /// Every printed text passes through here, and hardly any holds a credential: that case is fast.
    func redacted(from text: String) -> String {
        var text = text
        let secret = Array(self.text.utf8)
        let pieces = text.withUTF8 { bytes in unsafe Self.pieces(of: bytes, without: secret) }
        guard pieces.count > 1 else { return text }
        return String(decoding: Array(pieces.joined(separator: description.utf8)), as: UTF8.self)
    }

    /// The text before, between and after the occurrences; a single empty piece where there is no occurrence.
    private static func pieces(of text: UnsafeBufferPointer<UInt8>, without secret: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while let found = unsafe offset(of: secret, in: UnsafeBufferPointer(rebasing: text[start...])) {
            pieces.append(unsafe Array(text[start..<start + found]))
            start += found + secret.count
        }
        pieces.append(pieces.isEmpty ? [] : unsafe Array(text[start...]))
        return pieces
    }

    private static func offset(of secret: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let bytes = text.baseAddress else { return nil }
        let base = unsafe UnsafeRawPointer(bytes)
        var offset = 0
        while text.count - offset >= secret.count {
            let rest = text.count - offset - secret.count + 1
            guard let first = unsafe memchr(base + offset, Int32(secret[0]), rest) else { return nil }
            offset = unsafe base.distance(to: UnsafeRawPointer(first))
            if unsafe memcmp(first, secret, secret.count) == 0 { return offset }
            offset += 1
        }
        return nil
    }
}
