internal import Diagnostics
internal import Dialogs
internal import Planning

/// The dialogs that nobody declares, as text: for each owner two lines or three a dialog.
struct UndeclaredText {
    /// The sign of such a dialog.
    static let sign = "#"
    /// The word for it.
    static let word = "undeclared"

    private let undeclared: UndeclaredDialogs
    private let people: PeopleText
    private let style: TextStyle
    private let listsAll: Bool

    init(_ undeclared: UndeclaredDialogs, naming people: PeopleText, style: TextStyle, listsAll: Bool) {
        self.undeclared = undeclared
        self.people = people
        self.style = style
        self.listsAll = listsAll
    }

    /// Adds the lines, each with its line feed; nothing where there are none.
    func write(to writer: inout TextWriter) {
        guard !undeclared.dialogs.isEmpty else { return }
        writer.write(style.paint("Not declared, and left alone:", .bold) + "\n")
        for (owner, dialogs) in Dictionary(grouping: undeclared.dialogs, by: \.owner).sorted(by: { $0.key < $1.key }) {
            writer.write(style.paint("owner \(people.text(for: owner))", .bold) + "\n")
            write(dialogs, to: &writer)
            writer.write("\n")
        }
    }

    private func write(_ dialogs: [UndeclaredDialog], to writer: inout TextWriter) {
        let shown = dialogs.prefix(listsAll ? dialogs.count : PlanText.existingShown)
        let width = EntryText.keyWidth(shown.lazy.map(\.label.string))
        let label = "\(Self.sign) \(Self.word)"
        for dialog in shown {
            writer.write("  \(style.paint(label, .bold))  ")
            writer.writeSafely(dialog.label.string, paddedTo: width, from: 4 + label.columns)
            writer.write("  ", style.paint(dialog.id.text.displaySafe, .dim), "\n")
            for line in dialog.details(naming: people) { writer.writeDetail(line) }
        }
        guard dialogs.count > shown.count else { return }
        let rest = "  \(Self.sign) … and \(dialogs.count - shown.count) more are not declared (--all lists them)"
        writer.write(style.paint(rest, .dim) + "\n")
    }
}

extension UndeclaredDialog {
    /// What there is to know of it, line by line; not yet safe to be shown.
    func details(naming people: PeopleText) -> [String] {
        var lines: [String] = []
        if let live { lines.append(outline(of: live, people)) }
        guard formerKey != nil else { return lines }
        let before = "was declared with this key"
        switch sight {
        case .live: lines.append("\(before), which no manifest has any more")
        case .hidden:
            lines.append("\(before); nobody who was asked sees it any more: 'dialogctl ids forget' drops the key")
        case .notLookedFor:
            lines.append("\(before), which no manifest has any more; --undeclared looks whether it is there")
        }
        return lines
    }

    private func outline(of live: LiveDialog, _ people: PeopleText) -> String {
        let isNamedByLabel = live.name.map { label == .defaultKey(of: live.type, named: $0) } ?? false
        let name = live.type == .private || isNamedByLabel ? nil : live.name.map { " '\($0.string)'" }
        let creator = live.creator.flatMap { $0 == owner ? nil : "created by user \(people.text(for: $0))" }
        let date = live.createdAt.map { creator == nil ? "created \($0)" : $0 }
        let members = live.type == .public ? nil : count(live.occupants.count, "occupant")
        return ["\(live.type.word)\(name ?? "")", members, creator, date].compactMap(\.self).joined(separator: ", ")
    }
}

extension UndeclaredDialogs {
    /// How many dialogs nobody declares, and what can be done about them, in whole sentences; `nil` where nothing is
    /// known of any.
    var remark: String? {
        let seen = dialogs.count { $0.sight != .hidden }
        guard let requests else {
            guard seen > 0 else { return nil }
            return "\(count(seen, "dialog")) \(seen == 1 ? "was" : "were") declared before and no manifest has "
                + "\(seen == 1 ? "its key" : "their keys") any more; nothing is done about "
                + "\(seen == 1 ? "it" : "them")."
        }
        let cost = "listing all that the owners see took \(count(requests, "request"))"
        guard seen > 0 else { return "Everything that the owners see is declared; \(cost)." }
        return "\(count(seen, "dialog")) \(seen == 1 ? "is" : "are") not declared and left alone; \(cost). "
            + "'dialogctl export --undeclared PATH...' writes manifests for \(seen == 1 ? "it" : "them")."
    }
}
