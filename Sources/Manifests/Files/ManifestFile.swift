internal import Diagnostics
internal import YAML

/// The text of one manifest, parsed; what it says is read when the set is resolved.
struct ManifestFile: Sendable {
    /// The path that names it in diagnostics.
    let path: String
    /// The files in which an export that wrote it found the names of users; `nil` where it says nothing of them.
    let namesElsewhere: String?
    /// The document, a map; `nil` where the text is none.
    let document: Document?
    /// Whether the document holds all that the file spells out.
    let isComplete: Bool
    /// What is wrong with the text.
    let mistakes: [Diagnostic]
    /// Where its rosters are; `nil` where it surely names none.
    let rosters: RosterFolder?

    init(_ source: ManifestSource, limits: Limits) {
        path = source.path
        namesElsewhere = NamesRemark.files(in: source.bytes)
        // Few files name a roster, and the others need not be searched for one dialog by dialog.
        rosters = source.bytes.mentionRosters ? source.rosters : nil
        let parsing = Document.parse(source.bytes, path: source.path, limits: limits)
        let isMap = parsing.document?.withRoot { $0.kind == .mapping } ?? false
        document = isMap ? parsing.document : nil
        isComplete = isMap && parsing.isComplete
        mistakes = isMap ? parsing.diagnostics : Self.mistakes(in: source, parsing)
    }

    /// What is wrong with a text that is no map: often it is a file of another kind.
    private static func mistakes(in source: ManifestSource, _ parsing: Parsing) -> [Diagnostic] {
        let start = SourceLocation(path: source.path, line: 1, column: 1)
        if let format = ForeignFormat(of: source.bytes) { return [Diagnostic(.noManifest(format), at: start)] }
        if !parsing.diagnostics.isEmpty { return parsing.diagnostics }
        let wrongRoot = parsing.document?.withRoot { root in
            root.isNull ? nil : Diagnostic(.noMap(root.kind), at: root.location)
        }
        return [(wrongRoot ?? nil) ?? Diagnostic(.emptyFile, at: start)]
    }
}

extension Diagnostic.Message {
    fileprivate static let emptyFile: Self = "the file is empty: a manifest begins with 'version: 1'"

    fileprivate static func noManifest(_ format: ForeignFormat) -> Self {
        "this is no manifest but \(format.rawValue): a manifest begins with 'version: 1'"
    }

    fileprivate static func noMap(_ kind: Node.Kind) -> Self {
        "this is no manifest but \(kind.words): a manifest is a map that begins with 'version: 1'"
    }
}
