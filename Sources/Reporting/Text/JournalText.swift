internal import Diagnostics
internal import Dialogs
package import Journal
internal import Platform

/// A journal as text: a line for each intent, open intents first, whose dialogs may or may not exist, then a summary
/// line.
package struct JournalText: Sendable {
    private let contents: JournalContents
    private let path: String
    private let style: TextStyle

    /// Creates the text of a journal.
    ///
    /// - Parameters:
    ///   - contents: The contents of the journal.
    ///   - path: The path of the journal.
    ///   - style: With or without colours.
    package init(_ contents: JournalContents, at path: String, style: TextStyle) {
        self.contents = contents
        self.path = path
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let entries = contents.openIntents + contents.entries.filter { !$0.isOpen }
        let widths = Widths(of: entries)
        return entries.map { line(for: $0, widths) + "\n" }.joined() + summary
    }

    private func line(for entry: JournalEntry, _ widths: Widths) -> String {
        let state = entry.state
        let word = style.paint("\(state.sign) \(state.word.padded(to: 11))", state.colour)
        let number = entry.number.description.padded(to: widths.number)
        let owner = entry.ownerText.padded(to: widths.owner)
        let key = entry.intent.key.string.unquotedDisplaySafe.padded(to: widths.key)
        return "  \(word)  \(number)  \(entry.at.wall.iso8601)  \(owner)  \(key)  \(entry.detail.displaySafe)"
    }

    private var summary: String {
        let states = Dictionary(grouping: contents.entries, by: \.state)
        let parts = IntentState.allCases.compactMap { state in states[state].map { "\($0.count) \(state.word)" } }
        let total = count(contents.entries.count, "intent")
        let counts = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        let advice = states[.open] == nil ? "" : Self.openAdvice
        return "\(style.paint("Journal:", .bold)) \(total)\(counts) (\(path.displaySafe))\n\(advice)"
    }

    private static let openAdvice = """
        The dialog of an open intent may or may not exist. The next apply for its owner looks for it before it creates
        anything.

        """
}

/// The widths of the columns.
private struct Widths {
    let number: Int
    let owner: Int
    let key: Int

    init(of entries: [JournalEntry]) {
        number = entries.map { $0.number.description.columns }.max() ?? 0
        owner = entries.map { $0.ownerText.columns }.max() ?? 0
        key = min(entries.map { $0.intent.key.string.unquotedDisplaySafe.columns }.max() ?? 0, 48)
    }
}

extension JournalEntry {
    fileprivate var ownerText: String { "owner \(intent.owner)" }

    fileprivate var detail: String { outcome?.outcome.sentence ?? "no outcome is recorded" }
}
