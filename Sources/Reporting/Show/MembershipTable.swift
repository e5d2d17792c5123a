internal import Diagnostics
internal import Dialogs
internal import Planning

/// What somebody is, live and declared: a line for each person of a dialog, or for each dialog of a person.
struct MembershipTable {
    /// The lines, each indented.
    let lines: [String]

    /// The widest first column that others are aligned to.
    private static let widest = 40

    /// Creates a table.
    ///
    /// - Parameters:
    ///   - rows: What stands in the first column, what is live and declared, and what there is to say, which is not yet
    ///     safe to be shown.
    ///   - title: The heading of the first column.
    ///   - hasDeclared: Whether there is a column for what is declared.
    ///   - style: With or without colours.
    init(_ rows: [(name: String, ShownRoom.Person, remark: String)], title: String, hasDeclared: Bool, style: TextStyle)
    {
        let safe = rows.map { $0.name.unquotedDisplaySafe }
        let columns = ([title] + safe).lazy.map(\.columns).filter { $0 <= Self.widest }
        let width = columns.max() ?? Self.widest
        func line(_ name: String, _ live: String, _ declared: String, _ remark: String) -> String {
            // What stands behind a name that is too long begins below it.
            let start =
                name.columns > width ? "\(name)\n" + String(repeating: " ", count: width + 4) : name.padded(to: width)
            let cells = [start, live.padded(to: 6)] + (hasDeclared ? [declared.padded(to: 8)] : []) + [remark]
            var text = "  " + cells.joined(separator: "  ")
            while text.utf8.last == 0x20 { text.removeLast() }
            return text
        }
        let head = style.paint(line(title, "live", "declared", ""), .dim)
        lines =
            [head]
            + zip(safe, rows).map { name, row in
                line(name, row.1.live.word, row.1.declared.word, row.remark.displaySafe)
            }
    }
}

extension Membership? {
    /// The word; a dash for nothing.
    fileprivate var word: String { self?.rawValue ?? "-" }
}
