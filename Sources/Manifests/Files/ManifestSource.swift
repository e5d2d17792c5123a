/// The bytes of one manifest, and the path that names it in diagnostics.
package struct ManifestSource: Sendable {
    /// The path as the user gave or would recognise it; `-` for standard input.
    package let path: String
    /// The whole file.
    package let bytes: [UInt8]
    /// Where the rosters are that it names.
    let rosters: RosterFolder

    /// Wraps the bytes of one file.
    ///
    /// - Parameters:
    ///   - path: The path that names it.
    ///   - bytes: The whole file.
    ///   - rosters: The rosters that it may name, by their paths relative to it.
    package init(path: String, bytes: [UInt8], rosters: [String: [UInt8]] = [:]) {
        self.init(path: path, bytes: bytes, rosters: .memory(rosters))
    }

    /// The same file, with other texts in place of what is at their paths: of itself, and of the rosters that it names.
    package func edited(_ texts: [String: [UInt8]]) -> Self {
        Self(path: path, bytes: texts[path] ?? bytes, rosters: .edited(texts, over: rosters))
    }

    init(path: String, bytes: [UInt8], rosters: RosterFolder) {
        self.path = path
        self.bytes = bytes
        self.rosters = rosters
    }
}
