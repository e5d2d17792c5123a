/// The file of a journal as its writer needs it: bytes go to the end, and stay.
package protocol AppendOnlyFile: Sendable {
    /// Writes all bytes to the end.
    ///
    /// - Throws: `JournalError`, where some or all of them could not be written; nothing may be written after that.
    func append(_ bytes: [UInt8]) throws(JournalError)

    /// Returns once a crash can no longer take away what was written.
    func sync() throws(JournalError)

    /// Lets go of the file and of the lock on it.
    func close()
}
