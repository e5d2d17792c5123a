extension DialogIDs {
    /// Reads an ids file, whether or not a run is writing it, and changes nothing.
    ///
    /// - Returns: What it holds; `nil` where there is none.
    /// - Throws: `IDsFileError`, where it cannot be read or is not as it must be.
    package static func read(at path: String) throws(IDsFileError) -> Self? {
        guard let bytes = try IDsDiskFile(path: path).read() else { return nil }
        return try Self(parsing: bytes, path: path)
    }

    /// Makes sure that the dialogs belong to an application, as far as that and theirs are known.
    ///
    /// - Throws: `IDsFileError`, where they belong to another one.
    package func require(application: Int?, at path: String) throws(IDsFileError) {
        guard let application, let own = self.application, own != application else { return }
        throw .otherApplication(path: path, own, run: application)
    }
}
