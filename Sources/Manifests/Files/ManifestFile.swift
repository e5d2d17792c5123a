internal import Diagnostics
internal import YAML

/// One manifest as far as it can be read without the others.
struct ManifestFile: Sendable {
    /// `users` and `groups`, in the order of the text.
    private(set) var people: [(field: ManifestField, pair: Pair)] = []
    /// `defaults`.
    private(set) var defaults: Node?
    /// `dialogs`, a list.
    private(set) var dialogs: Node?
    /// Whether names that the set does not know cannot be defined here.
    private(set) var isComplete = false
    /// Where its rosters are; `nil` where it surely names none.
    let rosters: RosterFolder?
    private(set) var mistakes = DiagnosticCollector()
    /// What holds the nodes.
    private let document: Document?

    init(_ source: ManifestSource, limits: Limits) {
        // Few files name a roster, and the others need not be searched for one dialog by dialog.
        rosters = source.bytes.mentionRosters ? source.rosters : nil
        let parsing = Document.parse(source.bytes, path: source.path, limits: limits)
        document = parsing.document
        guard let root = document?.root, root.kind == .mapping else {
            mistakes.append(contentsOf: Self.mistakes(in: source, parsing))
            return
        }
        mistakes.append(contentsOf: parsing.diagnostics)
        guard checkVersion(of: root) else { return }
        isComplete = parsing.isComplete && !root.isPartial
        for pair in root.pairs { read(pair) }
    }

    private mutating func read(_ pair: Pair) {
        guard case .known(let field) = mistakes.field(named: pair.key) as NamedField<ManifestField> else { return }
        switch field {
        case .version: break
        case .users, .groups:
            if isMap(pair) { people.append((field, pair)) } else { isComplete = false }
        case .defaults:
            if isMap(pair) { defaults = pair.value }
        case .dialogs:
            if isList(pair) { dialogs = pair.value }
        }
    }

    private mutating func isMap(_ pair: Pair) -> Bool {
        mistakes.expect(.mapping, in: pair)
    }

    private mutating func isList(_ pair: Pair) -> Bool {
        mistakes.expect(.sequence, in: pair)
    }
}

extension ManifestFile {
    /// Reports a version that is missing or unknown; false where the file is for another version of this tool, whose
    /// fields may mean anything.
    private mutating func checkVersion(of root: Node) -> Bool {
        guard let pair = root.pairs.first(where: { ManifestField.table.field(named: $0.key) == .version }) else {
            if !root.isPartial { mistakes.report(.missingVersion, at: root) }
            return true
        }
        guard pair.value.kind != .invalid else { return true }
        switch pair.value.coreValue {
        case .integer(1): return true
        case .integer(let version):
            mistakes.report(.unknownVersion(version), at: pair.value)
            return false
        case .null, .boolean, .decimal, .text, .doubtful:
            mistakes.report(.wrongVersion, at: pair.value)
            return true
        }
    }

    /// What is wrong with a text that is no map: often it is a file of another kind.
    private static func mistakes(in source: ManifestSource, _ parsing: Parsing) -> [Diagnostic] {
        let start = SourceLocation(path: source.path, line: 1, column: 1)
        if let format = ForeignFormat(of: source.bytes) { return [Diagnostic(.noManifest(format), at: start)] }
        if !parsing.diagnostics.isEmpty { return parsing.diagnostics }
        guard let root = parsing.document?.root, !root.isNull else {
            return [Diagnostic(.emptyFile, at: start)]
        }
        return [Diagnostic(.noMap(root.kind), at: root.location)]
    }
}

extension Diagnostic.Message {
    fileprivate static let missingVersion: Self = "the manifest has no version: begin it with 'version: 1'"

    fileprivate static func unknownVersion(_ version: Int) -> Self {
        "version \(version) is not known to this dialogctl, which reads 'version: 1'"
    }

    fileprivate static let wrongVersion: Self = "the version must be the number 1: write 'version: 1'"

    fileprivate static let emptyFile: Self = "the file is empty: a manifest begins with 'version: 1'"

    fileprivate static func noManifest(_ format: ForeignFormat) -> Self {
        "this is no manifest but \(format.rawValue): a manifest begins with 'version: 1'"
    }

    fileprivate static func noMap(_ kind: Node.Kind) -> Self {
        "this is no manifest but \(kind.words): a manifest is a map that begins with 'version: 1'"
    }
}
