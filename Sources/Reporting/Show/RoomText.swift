internal import Diagnostics
package import Dialogs
package import Planning

/// Dialogs with their fields and people as text, what is live beside what is declared.
package struct RoomText: Sendable {
    private let rooms: [ShownRoom]
    private let people: PeopleText
    private let style: TextStyle
    private let listsAll: Bool

    /// How many people of a dialog are listed unless all are asked for.
    static let peopleShown = 40
    private static let widestLabel = 24

    /// Creates the text.
    ///
    /// - Parameters:
    ///   - rooms: The dialogs.
    ///   - names: What manifests call the people.
    ///   - style: With or without colours.
    ///   - listsAll: Whether everybody is listed, however many there are.
    package init(_ rooms: [ShownRoom], naming names: PeopleNames = .none, style: TextStyle, listsAll: Bool = false) {
        self.rooms = rooms
        people = PeopleText(names, room: .people(ReportRow.peopleShown))
        self.style = style
        self.listsAll = listsAll
    }

    /// The whole text, ending in a line feed.
    package var text: String { rooms.map(text).joined(separator: "\n") }

    private func text(of room: ShownRoom) -> String {
        let place = room.entry.map { "  " + style.paint($0.desired.location.lineReference.displaySafe, .dim) } ?? ""
        let key = room.key?.string ?? room.live?.name?.string ?? ""
        let title = style.paint(key.unquotedDisplaySafe, .bold) + place
        let facts = room.facts(people) + room.fields
        let width = facts.lazy.map(\.0.columns).filter { $0 <= Self.widestLabel }.max() ?? 0
        let labelled = facts.map { "\($0.padded(to: width))  \($1)" }
        let lines = ([room.state] + labelled + room.details(people)).map { "  \($0.displaySafe)" }
        return ([title] + lines + peopleLines(of: room)).map { "\($0)\n" }.joined()
    }

    private func peopleLines(of room: ShownRoom) -> [String] {
        let all = room.people
        // Where not all are listed, those come first about whom there is something to say.
        let sorted = listsAll || all.count <= Self.peopleShown ? all : all.filter(\.isOdd) + all.filter { !$0.isOdd }
        let shown = listsAll ? sorted[...] : sorted.prefix(Self.peopleShown)
        guard !shown.isEmpty else { return [] }
        let table = MembershipTable(
            shown.map { (people.text(for: $0.user), $0, $0.remark(in: room)) },
            title: count(all.count, "person", plural: "people"),
            hasDeclared: room.entry != nil,
            style: style
        )
        let rest = all.count - shown.count
        return table.lines + (rest > 0 ? [style.paint("  … and \(rest) more (--all lists them)", .dim)] : [])
    }
}

extension ShownRoom.Person {
    /// Whether the person is not what is declared.
    fileprivate var isOdd: Bool { live != declared }

    /// What there is to say of the person.
    func remark(in room: ShownRoom) -> String {
        guard room.entry != nil, let dialog = room.live else { return "" }
        return switch (live, declared) {
        // Whoever looks for a public dialog need be nothing in it.
        case (nil, .owner) where dialog.type == .public: ""
        case (nil, _): "not in it"
        case (_, nil): "not declared"
        case (.owner, _), (_, .owner):
            live == declared || dialog.creator == nil ? "" : "somebody else created it"
        default: ""
        }
    }
}

extension ShownRoom {
    /// What a plan says of it, in a few words.
    fileprivate var state: String {
        guard let entry else {
            return live == nil
                ? "not visible to \(viewer.map { "user \($0)" } ?? "anybody who was asked")"
                : "live; no manifest was read that declares it"
        }
        return switch entry.action {
        case .create: "not there; apply creates it"
        case .exists: "as declared"
        case .update: "not as declared; apply changes that"
        case .differs: "not as declared; apply leaves it alone"
        case .delete: "to be absent; apply deletes it, where it may"
        case .absent: "to be absent, and not there"
        case .conflict: "conflict: it may or may not be a dialog that is there; a person decides"
        case .ambiguous: "ambiguous: several dialogs may be it; a person decides"
        case .gone: "gone: the dialog that 'id' names is not visible; a person decides"
        }
    }

    /// What tells the live dialog from others.
    fileprivate func facts(_ people: PeopleText) -> [(String, String)] {
        guard let live else { return entry.map { [("owner", people.text(for: $0.desired.owner))] } ?? [] }
        let made = [live.createdAt, live.creator.map { "by user \(people.text(for: $0))" }].compactMap(\.self)
        return [
            ("type", live.type.word), ("_id", live.id.text), ("room", live.roomJID ?? ""),
            ("created", made.joined(separator: " ")),
        ].filter { !$0.1.isEmpty }
    }

    /// The fields but for people, live, and as declared where that is something else.
    fileprivate var fields: [(String, String)] {
        let differences = entry?.action.differences ?? []
        let declared: [(String, String)] = differences.compactMap { difference in
            guard case .value(let field, _, let desired) = difference else { return nil }
            return (field, LiveValue.scalar(desired).text)
        }
        let live = live?.fieldTexts ?? entry?.desired.fieldTexts ?? []
        let wanted = Dictionary(declared) { first, _ in first }
        let shown = live.map { field, text in
            (field, "\(text)\(wanted[field].map { "; declared \($0)" } ?? "")")
        }
        let known = Set(live.map(\.0))
        return shown
            + declared.filter { !known.contains($0.0) }.map { field, text in
                (field, "(none); declared \(text)")
            }
    }

    /// What a person must know to decide, and what else there is to say.
    fileprivate func details(_ people: PeopleText) -> [String] {
        guard let entry else { return [] }
        let text = EntryText(entry, naming: people, style: .plain, keyWidth: 0)
        return (entry.action.kind.needsDecision ? text.details : []) + text.notes
    }
}

extension LiveDialog {
    /// The fields but for people, with their values.
    fileprivate var fieldTexts: [(String, String)] {
        ManagedField.all.flatMap { field -> [(String, String)] in
            switch self[field] {
            case .text(let text): [(field.name, "'\(text)'")]
            case .flag(let flag): [(field.name, String(flag))]
            case .data(let data):
                [data.className.map { ("\(field.name).class_name", "'\($0)'") }].compactMap(\.self)
                    + data.fields.map { ("\(field.name).\($0.key)", $0.value.text) }
            case .users, nil: []
            }
        }
    }
}

extension DesiredDialog {
    /// The fields but for people, with their values.
    fileprivate var fieldTexts: [(String, String)] {
        ManagedField.all.flatMap { field -> [(String, String)] in
            switch self[field] {
            case .text(let text): [(field.name, "'\(text)'")]
            case .flag(let flag): [(field.name, String(flag))]
            case .data(let data):
                [("\(field.name).class_name", "'\(data.className)'")]
                    + data.fields.map { ("\(field.name).\($0.key)", LiveValue.scalar($0.value).text) }
            case .users, nil: []
            }
        }
    }
}
