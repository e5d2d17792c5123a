internal import Diagnostics
internal import YAML

/// The fields that a kind of map has, by the one spelling that each of them has.
protocol FieldName: CaseIterable, RawRepresentable<String>, Sendable {
    /// What the map is, with an article.
    static var map: String { get }
    /// The fields by the bytes of their names.
    static var table: FieldTable<Self> { get }
    /// What to write for names that people know from elsewhere, QuickBlox's own among them.
    static var foreignNames: [String: String] { get }
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

extension Mistakes {
    /// The field that a key names; reports a name that is none.
    mutating func field<Field: FieldName>(named key: Node) -> Field? {
        if let field = Field.table.field(named: key) { return field }
        report(unknown: key, of: Field.self)
        return nil
    }

    private mutating func report<Field: FieldName>(unknown key: Node, of: Field.Type) {
        let name = key.text
        if let remedy = Field.foreignNames[name] {
            report(.foreignField(name, remedy: remedy), at: key)
            return
        }
        let names = Field.allCases.map(\.rawValue)
        let note: Diagnostic.Message =
            nearest(to: name, among: names).map { .didYouMean($0) } ?? .fields(of: Field.map, names)
        report(.unknownField(name), at: key, notes: [Diagnostic.Note(note)])
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownField(_ name: String) -> Self { "unknown field \(name.quoted)" }

    fileprivate static func foreignField(_ name: String, remedy: String) -> Self {
        "unknown field \(name.quoted): \(remedy)"
    }

    fileprivate static func fields(of map: String, _ names: [String]) -> Self {
        "\(map) has the fields \(names.joined(separator: ", "))"
    }

    /// A near name, as the hint to a wrong one.
    static func didYouMean(_ name: String) -> Self { "did you mean \(name.quoted)?" }
}
