internal import Dialogs
internal import Glibc
internal import YAML

/// The fields of an entry that is made from a roster: those of a dialog, and its own.
enum RosterField: FieldName {
    /// The table.
    case fromCSV
    /// The columns whose values tell one dialog from another; none for one dialog of all rows; without it each row is
    /// one.
    case groupBy
    /// Names for several columns, which are read in turn.
    case columns
    /// The values that columns must have.
    case `where`
    /// Whether its dialogs are those that other entries make under the same keys.
    case combine
    /// The values that are meant although they look damaged.
    case allow
    /// What stands between the members in one cell.
    case separator
    /// A field of each dialog.
    case dialog(DialogField)

    private static let own: [(name: String, field: Self)] = [
        ("from_csv", .fromCSV), ("group_by", .groupBy), ("columns", .columns), ("where", .where),
        ("combine", .combine), ("allow", .allow), ("separator", .separator),
    ]

    init?(rawValue: String) {
        let own = Self.own.first { $0.name == rawValue }?.field
        guard let field = own ?? DialogField(rawValue: rawValue).map({ .dialog($0) }) else { return nil }
        self = field
    }

    var rawValue: String {
        switch self {
        case .fromCSV: "from_csv"
        case .groupBy: "group_by"
        case .columns: "columns"
        case .where: "where"
        case .combine: "combine"
        case .allow: "allow"
        case .separator: "separator"
        case .dialog(let field): field.rawValue
        }
    }

    static let allCases = own.map(\.field) + DialogField.allCases.map { .dialog($0) }
    static let map = "a roster"
    static let table = FieldTable<Self>()
    static let foreignNames: [String: ForeignName<Self>] = DialogField.foreignNames.mapValues { name in
        switch name {
        case .spelling(let field): .spelling(of: .dialog(field))
        case .remedy(let text, let field): .remedy(text, for: .dialog(field))
        }
    }
}

extension Node {
    /// Whether the entry of a list of dialogs is to be made from a roster.
    var namesRoster: Bool {
        pairs.contains { if case .fromCSV = RosterField.table.field(named: $0.key) { true } else { false } }
    }
}

extension [UInt8] {
    /// Whether the bytes of a manifest may name a roster.
    var mentionRosters: Bool {
        let name: StaticString = "from_csv"
        return unsafe withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            let end = unsafe start + bytes.count
            var next = unsafe start
            // Few bytes are underscores, and the system finds those faster than a loop finds whole names.
            while let underscore = unsafe memchr(next, CInt(UInt8(ascii: "_")), end - next) {
                unsafe next = UnsafeRawPointer(underscore) + 1
                guard unsafe UnsafeRawPointer(underscore) - start >= 4, unsafe end - next >= 3 else { continue }
                if unsafe memcmp(underscore - 4, name.utf8Start, name.utf8CodeUnitCount) == 0 { return true }
            }
            return false
        }
    }
}
