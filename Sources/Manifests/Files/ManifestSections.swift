internal import Diagnostics
internal import Dialogs
internal import YAML

/// The sections of one manifest, whose nodes are there for the time of a scope.
struct ManifestSections {
    /// `key_field`.
    private(set) var keyField: FieldValue<ExactText> = .absent
    /// `protect`.
    private(set) var protect: Pair?
    /// `departed`.
    private(set) var departed: Pair?
    /// `users` and `groups`, in the order of the text.
    private(set) var users: [(field: ManifestField, pair: Pair)] = []
    /// `values`.
    private(set) var values: Pair?
    /// `defaults`.
    private(set) var defaults: Node?
    /// `dialogs`, a list.
    private(set) var dialogs: Node?
    /// Fields of the last dialog that stand in the manifest itself, since what looks like their indentation is none.
    private(set) var strays: [(field: DialogField, pair: Pair)] = []
    /// Whether names that the set does not know cannot be defined here.
    private(set) var isComplete = false
    /// What is wrong with the text, with the version, and with the fields of the manifest itself.
    private(set) var mistakes = DiagnosticCollector()
    /// Where its rosters are; `nil` where it surely names none.
    let rosters: RosterFolder?

    init(of file: ManifestFile, in scope: NodeScope) {
        rosters = file.rosters
        mistakes.append(contentsOf: file.mistakes)
        guard let root = file.document.map(scope.root), checkVersion(of: root) else { return }
        isComplete = file.isComplete && !root.isPartial
        for pair in root.pairs { read(pair) }
    }

    private mutating func read(_ pair: Pair) {
        if let field = mistakes.strayField(named: pair.key) { return strays.append((field, pair)) }
        guard case .known(let field) = mistakes.field(named: pair.key) as NamedField<ManifestField> else { return }
        switch field {
        case .version: break
        case .keyField: keyField = mistakes.keyField(pair)
        case .protect: protect = pair
        case .departed: departed = pair
        case .users, .groups:
            if isMap(pair) { users.append((field, pair)) } else { isComplete = false }
        case .values:
            if isMap(pair) { values = pair } else { isComplete = false }
        case .defaults:
            if isMap(pair) { defaults = pair.value }
        case .dialogs:
            if isList(pair) { dialogs = pair.value }
        }
    }

    private mutating func isMap(_ pair: Pair) -> Bool { mistakes.expect(.mapping, in: pair) }

    private mutating func isList(_ pair: Pair) -> Bool { mistakes.expect(.sequence, in: pair) }
}

extension DiagnosticCollector {
    /// The field of a dialog that a key of the manifest names behind spaces that do not indent; reports it.
    fileprivate mutating func strayField(named key: Node) -> DialogField? {
        guard ManifestField.table.field(named: key) == nil else { return nil }
        let name = key.text
        guard let hidden = HiddenScalar(firstIn: name), name.unicodeScalars.first != " " else { return nil }
        let form = name.visibleForm
        guard ManifestField(rawValue: form) == nil, let field = DialogField(rawValue: form) else { return nil }
        let note: Diagnostic.Message = "\(hidden.sentence), which does not indent: write plain spaces"
        report(.unknownField(name), at: key, notes: [Diagnostic.Note(note)])
        return field
    }
}

extension ManifestSections {
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
            let note = Diagnostic.Note.unseen(in: pair.value.text) { $0 == "1" }
            mistakes.report(.wrongVersion, at: pair.value, notes: [note].compactMap(\.self))
            return true
        }
    }
}

extension Diagnostic.Message {
    fileprivate static let missingVersion: Self = "the manifest has no version: begin it with 'version: 1'"

    fileprivate static func unknownVersion(_ version: Int) -> Self {
        "version \(version) is not known to this dialogctl, which reads 'version: 1'"
    }

    fileprivate static let wrongVersion: Self = "the version must be the number 1: write 'version: 1'"
}
