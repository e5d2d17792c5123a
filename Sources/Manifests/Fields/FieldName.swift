internal import Diagnostics
internal import YAML

/// The fields that a kind of map has, by the one spelling that each of them has.
protocol FieldName: CaseIterable, RawRepresentable<String>, Sendable {
    /// What the map is, with an article.
    static var map: String { get }
    /// The fields by the bytes of their names.
    static var table: FieldTable<Self> { get }
    /// The fields behind names that people know from elsewhere, QuickBlox's own among them.
    static var foreignNames: [String: ForeignName<Self>] { get }
}

/// What a name from elsewhere stands for.
enum ForeignName<Field: FieldName> {
    /// The field has another spelling here.
    case spelling(of: Field)
    /// The field is written in another way.
    case remedy(String, for: Field)

    /// The field that is meant.
    var field: Field {
        switch self {
        case .spelling(let field), .remedy(_, let field): field
        }
    }

    /// What to write.
    var remedy: String {
        switch self {
        case .spelling(let field): "write \(field.rawValue.quoted)"
        case .remedy(let text, _): text
        }
    }
}

/// What a key of a map names.
enum NamedField<Field: FieldName> {
    /// A field, by its one spelling.
    case known(Field)
    /// Nothing; this field was probably meant, and the mistake is reported.
    case meant(Field)
    /// Nothing, which is reported.
    case unknown
}

/// Finds a field by its bytes, without making a text of each name that a manifest spells out.
struct FieldTable<Field: FieldName> {
    private let entries: [(name: [UInt8], field: Field)]

    init() {
        entries = Field.allCases.map { (Array($0.rawValue.utf8), $0) }
    }

    /// The field that a key names.
    func field(named key: Node) -> Field? {
        key.withBytes { bytes in
            entries.first { entry in entry.name.count == bytes.count && Self.areEqual(entry.name, bytes) }?.field
        }
    }

    private static func areEqual(_ name: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        for index in name.indices where name[index] != bytes[index] { return false }
        return true
    }
}

extension DiagnosticCollector {
    /// The field that a key names; reports a name that is none.
    mutating func field<Field: FieldName>(named key: Node) -> NamedField<Field> {
        if let field = Field.table.field(named: key) { return .known(field) }
        let name = key.text
        let form = name.visibleForm
        let hidden = HiddenScalar(firstIn: name).map { Diagnostic.Note("\($0.sentence)") }
        if let foreign = Field.foreignNames[form] {
            report(.foreignField(name, remedy: foreign.remedy), at: key, notes: [hidden].compactMap(\.self))
            return .meant(foreign.field)
        }
        if let note = Diagnostic.Note.unseen(in: name, isRight: { Field(rawValue: $0) != nil }) {
            report(.unknownField(name), at: key, notes: [note])
            return Field(rawValue: form).map { .meant($0) } ?? .unknown
        }
        let names = Field.allCases.map(\.rawValue)
        let near = nearest(to: form, among: names)
        let note: Diagnostic.Message = near.map { .didYouMean($0) } ?? .fields(of: Field.map, names)
        report(.unknownField(name), at: key, notes: [hidden, Diagnostic.Note(note)].compactMap(\.self))
        return near.flatMap(Field.init(rawValue:)).map { .meant($0) } ?? .unknown
    }
}

extension Diagnostic.Message {
    /// A key of a map that names no field of it.
    static func unknownField(_ name: String) -> Self { "unknown field \(name.quoted)" }

    fileprivate static func foreignField(_ name: String, remedy: String) -> Self {
        "unknown field \(name.quoted): \(remedy)"
    }

    fileprivate static func fields(of map: String, _ names: [String]) -> Self {
        "\(map) has the fields \(names.joined(separator: ", "))"
    }

    /// A near name, as the hint to a wrong one.
    static func didYouMean(_ name: String) -> Self { "did you mean \(name.quoted)?" }
}
