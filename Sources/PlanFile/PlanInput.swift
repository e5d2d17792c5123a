/// One file that a plan was made of.
package struct PlanInput: Hashable, Sendable {
    /// What the file is to the plan.
    package let kind: Kind
    /// The path as the user gave it, or as a folder or a manifest led to it; `-` for standard input.
    package let path: String
    /// The SHA-256 of its bytes; of no bytes, where an ids file was named that was not there yet.
    package let digest: ContentDigest

    /// What a file is to a plan.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A manifest.
        case manifest
        /// A roster that a manifest names.
        case roster
        /// The ids file.
        case ids
    }

    /// Names a file by its path and its bytes.
    package init(_ kind: Kind = .manifest, path: String, bytes: [UInt8]) {
        self.init(kind, path: path, digest: ContentDigest(of: bytes))
    }

    /// Names a file by its path and its digest.
    package init(_ kind: Kind = .manifest, path: String, digest: ContentDigest) {
        self.kind = kind
        self.path = path
        self.digest = digest
    }
}
