import TestSupport

extension TemporaryFolder {
    /// Where the test keeps its journal.
    var journal: String { path(of: "api.journal") }

    /// What the journal holds.
    func read() throws -> String { try read(journal) }

    /// Writes the journal.
    func write(_ text: String) throws { try write(text, to: journal) }

    /// Writes the journal.
    func write(_ bytes: [UInt8]) throws { try write(bytes, to: journal) }
}
