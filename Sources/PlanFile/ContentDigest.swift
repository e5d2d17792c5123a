internal import Digests

/// The SHA-256 of some bytes, which tells whether they were changed.
package struct ContentDigest: Hashable, Sendable {
    /// The digest as 64 hexadecimal digits in lower case.
    package let hexDigits: String

    /// The digest of these bytes.
    package init(of bytes: [UInt8]) {
        hexDigits = Digest.sha256(of: bytes).hexDigits
    }

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
