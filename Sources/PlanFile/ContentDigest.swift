internal import Digests

/// The SHA-256 of some bytes, which tells whether they were changed.
package struct ContentDigest: Hashable, Sendable {
    /// The digest as 64 hexadecimal digits in lower case.
    package let hexDigits: String

    /// The digest of these bytes.
    package init(of bytes: [UInt8]) {
        hexDigits = Digest.sha256(of: bytes).hexDigits
    }

    /// Reads a digest as plans and reports write it, with `sha256:` before it or not; `nil` for any other text.
    package init?(_ text: String) {
        self.init(hexDigits: text.hasPrefix("sha256:") ? String(text.dropFirst(7)) : text)
    }

    /// The digest as plans and reports write it.
    package var text: String { "sha256:\(hexDigits)" }

    /// Wraps 64 hexadecimal digits in lower case; `nil` for any other text.
    init?(hexDigits text: String) {
        let isDigest =
            text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
        guard isDigest else { return nil }
        hexDigits = text
    }
}
