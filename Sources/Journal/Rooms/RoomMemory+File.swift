internal import Platform

extension RoomMemory {
    /// The longest file that is read, in bytes.
    private static let longest = 128 << 20

    /// The path of the memory that belongs to a journal.
    package static func path(besideJournal journal: String) -> String { "\(journal).rooms" }

    /// Reads what is remembered; nothing where there is no file, or one that cannot be read or means nothing.
    package static func read(at path: String) -> Self {
        guard let bytes = try? ReadableFile(path).bytes(limit: longest), bytes.count <= longest else { return Self() }
        return Self(json: bytes) ?? Self()
    }

    /// Replaces the file as a whole; nobody else can read it.
    ///
    /// - Returns: Whether it was written.
    package func write(at path: String) -> Bool {
        (try? AtomicFile(path: path, permissions: 0o600).replace(with: json)) != nil
    }
}
