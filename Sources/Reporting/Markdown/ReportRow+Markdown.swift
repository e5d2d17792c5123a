internal import Diagnostics

extension ReportRow {
    /// The length limit of a text from a manifest or a server, in Unicode scalars; longer ones are cut.
    private static let longestText = 300

    /// The row as a list item, ending in a line feed.
    var markdown: String {
        let name = "- \(code(key))"
        let place = code(place)
        switch state.weight {
        case .good where !changes.isEmpty && liveID == nil: return "\(name) (\(place))\n" + block + noteItems
        case .good, .quiet:
            let words = liveID.map { id in [id] + (roomJID.map { [$0] } ?? []) } ?? details
            let text = words.map(code).joined(separator: ", ")
            return "\(name)\(text.isEmpty ? "" : ": \(text)") (\(place))\n" + noteItems
        case .bad, .warning:
            let text = reason.map { ": \(code($0))" } ?? ""
            return "\(name) (\(place))\(text)\n" + block + noteItems
        }
    }

    /// The details, or the live and the declared value of each field, as a block within the item.
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
    /// The change as lines of a diff: the live value, then the declared one.
    fileprivate var lines: [String] {
        [live.map { "- \(field): \($0)" }, declared.map { "+ \(field): \($0)" }].compactMap(\.self)
    }
}
