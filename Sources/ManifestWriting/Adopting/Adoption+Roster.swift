package import Diagnostics
internal import Dialogs
package import Manifests

extension Adoption {
    /// A roster's text with the `id` in the rows of its dialog.
    ///
    /// - Parameters:
    ///   - text: The roster.
    ///   - location: Where in it the first row of the dialog is.
    ///   - uses: The entries that make dialogs of the roster.
    /// - Returns: The texts that may do, the best first.
    /// - Throws: `AdoptionError`, where no entry takes an `id` from a column, or several may.
    package func edits(
        ofRoster text: [UInt8],
        at location: SourceLocation,
        _ uses: [RosterUse]
    ) throws(AdoptionError) -> [[UInt8]] {
        let takers = uses.filter { $0.idColumn != nil }
        guard !takers.isEmpty else { throw AdoptionError(.rosterEntry(self), at: uses.first?.entry ?? location) }
        let lines = TextLines(text)
        let edits = takers.compactMap { use -> [UInt8]? in
            let cells = use.idCells(in: text, ofRowIn: location.line)
            let insertions = cells.compactMap { $0.insertion(of: id.text, in: text, lines) }
            guard !cells.isEmpty, insertions.count == cells.count else { return nil }
            return insertions.reversed().reduce(text) { $1.applied(to: $0) }
        }
        guard !edits.isEmpty else { throw .noPlainPlace(for: self, at: location) }
        return edits
    }
}

extension RosterUse.Cell {
    /// What puts another text in its place.
    fileprivate func insertion(of new: String, in bytes: [UInt8], _ lines: TextLines) -> Insertion? {
        guard var start = lines.offset(line: line, column: column) else { return nil }
        if start < bytes.count, bytes[start] == UInt8(ascii: "\"") { start += 1 }
        let end = start + text.utf8.count
        guard end <= bytes.count, bytes[start..<end].elementsEqual(text.utf8) else { return nil }
        return Insertion(range: start..<end, text: Array(new.utf8))
    }
}
