/// A file that can be written, as was made sure of, and is written later.
package struct PreparedOutput: Sendable {
    /// The file.
    private let file: AtomicFile
    /// What is open since then, where it cannot be replaced.
    private let stream: OutputStream?

    /// How long a reader is waited for who stands still, in milliseconds.
    static let patience: Int32 = 10_000

    init(_ file: AtomicFile, _ stream: OutputStream?) {
        self.file = file
        self.stream = stream
    }

    /// Whether it is replaced as a whole; otherwise what is written goes behind what was written before.
    package var isReplaced: Bool { stream == nil }

    /// Puts the text in the place of what the file holds, or writes it to what cannot be replaced.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - isHurried: Whether there is no time to wait for a reader who stands still.
    /// - Throws: `AtomicFile.Unwritable`, where it cannot; a file is as it was then.
    package func write(_ text: String, isHurried: Bool = false) throws(AtomicFile.Unwritable) {
        guard let stream else { return try file.replace(with: text) }
        try stream.write(Array(text.utf8), waitingAtMost: isHurried ? Self.patience / 20 : Self.patience)
    }
}
