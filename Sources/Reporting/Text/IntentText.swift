internal import Diagnostics
internal import Dialogs
package import Journal
internal import Platform

/// One intent of a journal with everything that is recorded about it, one field on each line.
package struct IntentText: Sendable {
    private let entry: JournalEntry
    private let style: TextStyle

    /// How many members or known dialogs are listed; the rest are only counted.
    static let listed = 50

    /// Creates the text of an intent.
    package init(_ entry: JournalEntry, style: TextStyle) {
        self.entry = entry
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let title = style.paint("intent \(entry.number)", .bold)
        let lines = fields.map { "  \($0.name.padded(to: 8))  \($0.value.displaySafe)" }
        return ([title] + lines).joined(separator: "\n") + "\n" + (entry.isOpen ? advice : "")
    }

    private var fields: [(name: String, value: String)] {
        let intent = entry.intent
        return [
            ("state", entry.state.word),
            ("key", intent.key.string),
            ("owner", intent.owner.description),
            ("type", intent.type.word),
            ("name", intent.name.map { "'\($0)'" } ?? "(none)"),
            ("members", intent.members.sorted().listed),
            ("known", intent.known.sorted().listed),
            ("digest", intent.digest),
            ("recorded", entry.at.wall.iso8601),
            ("outcome", entry.outcome.map { "\($0.at.wall.iso8601)  \($0.outcome.sentence)" } ?? "(none)"),
        ]
    }

    private var advice: String {
        """
        The dialog may or may not exist. The next apply for owner \(entry.intent.owner) looks for it before it creates \
        anything.

        """
    }
}

extension Array where Element: CustomStringConvertible {
    /// The elements up to the limit of an intent's text, or `(none)`.
    fileprivate var listed: String { isEmpty ? "(none)" : listed(limit: IntentText.listed) }
}
