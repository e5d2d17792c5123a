/// The bytes of one manifest, and the path that names it in diagnostics.
package struct ManifestSource: Sendable {
    /// The path as the user gave or would recognise it; `-` for standard input.
    package let path: String
    /// The whole file.
    package let bytes: [UInt8]

    /// Wraps the bytes of one file.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
