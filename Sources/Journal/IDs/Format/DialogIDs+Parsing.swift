extension DialogIDs {
    /// The most bytes that an ids file may have.
    package static let sizeLimit = 64 << 20

    /// The version of the format that this program reads and writes.
    static let version = 1

    /// Reads the text of an ids file; the path is for errors.
    ///
    /// - Throws: `IDsFileError`, where the text is not an ids file of this version, whole and without contradictions.
    package init(parsing bytes: [UInt8], path: String) throws(IDsFileError) {
        guard bytes.count <= Self.sizeLimit else { throw .tooLarge(path: path) }
        self = try IDsReader.read(bytes, path: path)
    }
}
