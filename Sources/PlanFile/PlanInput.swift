/// One file that a plan was made of.
package struct PlanInput: Hashable, Sendable {
    /// The path as the user gave it, or as a folder led to it; `-` for standard input.
    package let path: String
    /// The SHA-256 of its bytes.
    package let digest: ContentDigest

    /// Names a file by its path and its bytes.
    package init(path: String, bytes: [UInt8]) {
        self.init(path: path, digest: ContentDigest(of: bytes))
    }

    /// Names a file by its path and its digest.
    package init(path: String, digest: ContentDigest) {
        self.path = path
        self.digest = digest
    }
}
