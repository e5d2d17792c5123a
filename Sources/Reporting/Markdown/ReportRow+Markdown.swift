internal import Diagnostics

extension ReportRow {
    /// The longest text of a manifest or a server that is shown whole, in Unicode scalars.
    private static let longestText = 300

    /// The row as an item of a list, ending in a line feed.
    var markdown: String {
        let name = "- \(code(key))"
        let place = code(location.lineReference)
        switch state.weight {
        case .good, .quiet:
            let words = liveID.map { id in [id] + (roomJID.map { [$0] } ?? []) } ?? details
            let text = words.map(code).joined(separator: ", ")
            return "\(name)\(text.isEmpty ? "" : ": \(text)") (\(place))\n" + noteItems
        case .bad, .warning:
            let text = reason.map { ": \(code($0))" } ?? ""
            return "\(name) (\(place))\(text)\n" + block + noteItems
        }
    }

    /// The details, or field by field what is live and what is declared, as a block within the item.
    private var block: String {
        guard !details.isEmpty, reason == nil else { return "" }
        let changes = changes.flatMap(\.lines).map { $0.cut(to: Self.longestText) }
        let lines = details.map { ($0.isEmpty || changes.isEmpty ? "" : "  ") + $0.cut(to: Self.longestText) } + changes
        let block = lines.markdownBlock(changes.isEmpty ? "" : "diff")
        return block.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private var noteItems: String { notes.map { "  - \(code($0))\n" }.joined() }

    private func code(_ text: String) -> String { text.cut(to: Self.longestText).markdownCode }
}

extension ReportRow.Change {
    /// The change as lines of a diff: what goes, then what comes.
    fileprivate var lines: [String] {
        [live.map { "- \(field): \($0)" }, declared.map { "+ \(field): \($0)" }].compactMap(\.self)
    }
}
