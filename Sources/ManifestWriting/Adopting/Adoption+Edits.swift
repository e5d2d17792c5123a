package import Diagnostics
internal import Dialogs
internal import YAML

extension Adoption {
    /// The file's text with the `id` in it, in every place that may do, the one that reads best first.
    ///
    /// The caller takes the first with which the manifests declare just what they did, and the `id`.
    ///
    /// - Parameters:
    ///   - text: The file that declares the dialog.
    ///   - location: Where in it the dialog is declared.
    /// - Returns: One whole text for each place; at least one.
    /// - Throws: `AdoptionError`, where no place may do.
    package func edits(of text: [UInt8], at location: SourceLocation) throws(AdoptionError) -> [[UInt8]] {
        try NodeScope.withScope { (scope) throws(AdoptionError) in
            guard let declaration = Declaration(in: text, at: location, scope) else {
                throw AdoptionError(.rosterEntry(self), at: location)
            }
            return try edits(of: text, in: declaration, at: location)
        }
    }

    private func edits(
        of text: [UInt8],
        in declaration: Declaration,
        at location: SourceLocation
    ) throws(AdoptionError) -> [[UInt8]] {
        if let roster = declaration["from_csv"] { throw AdoptionError(.rosterEntry(self), at: roster.key.location) }
        if let match = declaration["match"] { throw AdoptionError(.matchBesideID(self), at: match.key.location) }
        let insertions =
            if let old = declaration["id"] { declaration.replacements(of: old.value, with: id) } else {
                declaration.insertions(of: id)
            }
        guard !insertions.isEmpty else { throw .noPlainPlace(for: self, at: location) }
        return insertions.map { $0.applied(to: text) }
    }
}

/// Some bytes of a text, and what comes in their place.
struct Insertion {
    let range: Range<Int>
    let text: [UInt8]

    func applied(to bytes: [UInt8]) -> [UInt8] { bytes[..<range.lowerBound] + text + bytes[range.upperBound...] }
}
