internal import Diagnostics
internal import Dialogs
internal import Planning
internal import Platform

/// One dialog of a plan: a line with its action, key and place, and below it what there is to know.
struct EntryText {
    /// How many columns a key may take in a table; what stands behind a longer one begins on the next line.
    static let widestKey = 48

    /// How many columns the keys of a table take, as they are shown.
    static func keyWidth(_ keys: some Sequence<String>) -> Int {
        keys.lazy.map(\.unquotedDisplaySafe.columns).filter { $0 <= widestKey }.max() ?? 0
    }

    /// How far the lines below that of a dialog are indented, and the rest of its own where that is broken.
    static let detailIndent = 17
    fileprivate static let detailSpaces = String(repeating: " ", count: detailIndent)

    private let entry: PlanEntry
    private let people: PeopleText
    private let style: TextStyle
    private let keyWidth: Int
    private let toldOnce: Set<Remedy>

    /// Creates the text; what can be done is not told where it is told once for many dialogs.
    init(
        _ entry: PlanEntry,
        naming people: PeopleText,
        style: TextStyle,
        keyWidth: Int,
        tellingOnce remedies: Set<Remedy> = []
    ) {
        toldOnce = remedies
        self.entry = entry
        self.people = people
        self.style = style
        self.keyWidth = keyWidth
    }

    /// Adds the lines, each with its line feed.
    func write(to writer: inout TextWriter) {
        let kind = entry.action.kind
        writer.write("  ")
        writer.write(style.paint(kind.label, kind.colour))
        writer.write("  ")
        writer.writeSafely(entry.desired.key.string, paddedTo: keyWidth, from: 4 + kind.label.columns)
        writer.write("  ")
        writer.write(style.paint(entry.desired.location.lineReference.displaySafe, .dim))
        writer.write("\n")
        for line in details { writer.writeDetail(line) }
        for line in notes { writer.writeDetail(line) }
    }

    /// What there is to know of the entry, and what a person can do, line by line; not yet safe to be shown.
    var details: [String] {
        guard let remedy = Remedy(entry.action), !toldOnce.contains(remedy) else { return facts }
        return facts + Remedy.lines(for: entry)
    }

    /// What there is to know of the entry.
    var facts: [String] {
        switch entry.action {
        case .create: entry.desired.outline(naming: people)
        case .exists: []
        case .update(let live, let update): update.lines(of: live, naming: people)
        case .differs(let live, let differences):
            ["live \(live.id), kept\(entry.lacksLeave ? " ('update: true' is not set)" : "")"]
                + differences.map { $0.text(naming: people) }
        case .conflict(.lackingMembers(let lacking)):
            lacking.map { $0.line(naming: people) }.limited(to: 6)
        case .conflict(.incompatible(let live)):
            ["live \(live.id) is \(live.kind(besides: entry.desired, naming: people))"]
        case .conflict(.otherViewer(let live, let user)):
            [
                "live \(live.id), '\(live.name?.string ?? "")', is this dialog: user "
                    + "\(people.text(for: user)) sees it, owner \(owner) does not"
            ]
        case .delete(let live, as: _): live.farewell(naming: people)
        case .absent: []
        case .conflict(.unproven(let live)):
            live.map { $0.line(named: entry.desired.name) }.limited(to: 6)
        case .conflict(.notItsCreator(let live, let user)):
            ["live \(live.id) was created by \(creator(of: live)), and not by user \(people.text(for: user))"]
        case .conflict(.formerKey(let former)):
            former.map { $0.line(for: entry.desired) }.limited(to: 6)
        case .conflict(.departed(let live, let users, let obstacle)):
            ["live \(live.id), '\(live.name?.string ?? "")', \(count(live.occupants.count, "occupant"))"]
                + obstacle.lines(listed(users))
        case .ambiguous(let live): live.map { $0.line(named: entry.desired.name) }.limited(to: 6)
        case .gone(let id): ["dialog \(id), which 'id:' names, is not there, or owner \(owner) does not see it"]
        }
    }

    private func creator(of live: LiveDialog) -> String {
        live.creator.map { creator in
            let isInside = live.type != .group || live.occupants.contains(creator)
            return "user \(people.text(for: creator))\(isInside ? "" : ", who has left it")"
        } ?? "a user whom the server does not tell"
    }

    private var owner: String { people.text(for: entry.desired.owner) }

    /// The remarks, line by line; not yet safe to be shown.
    var notes: [String] { departures + remarks }

    /// What is to be said of who departed, and of a group that nobody declares.
    private var departures: [String] {
        let departed = entry.departed
        guard !departed.isEmpty else { return [] }
        let name =
            entry.desired.isUndeclared ? ["note: no manifest declares it: '\(entry.desired.name?.string ?? "")'"] : []
        let isSaid = if case .conflict = entry.action { true } else { false }
        return name + (isSaid ? [] : ["note: \(listed(departed)) departed"])
    }

    private var remarks: [String] {
        entry.notes.map { note in
            switch note {
            case .similarName(let live): "note: live \(live.id) has a similar name, '\(live.name?.string ?? "")'"
            case .similarDeclared(let key): "note: '\(key)' is declared with a similar name"
            case .alsoMatches(let live): "note: live \(live.id) would be this dialog as well: delete one of them"
            case .goneBefore(let id): "note: the dialog that it was before, \(id), is not visible any more"
            case .otherCreator(let creator): "note: it was created by user \(people.text(for: creator))"
            case .otherActor(let user):
                "note: it is \(entry.action.kind == .delete ? "deleted" : "changed") as user "
                    + "\(people.text(for: user)), who created it"
            case .addedAgain(let users, let day):
                "note: \(listed(users)) \(users.count == 1 ? "is" : "are") added again, left since \(day)"
            case .stays(let field, let obstacle): "note: \(field) stays as it is: \(obstacle.text(naming: people))"
            case .protectedKept(let field, let users):
                "note: \(listed(users)) \(users.count == 1 ? "stays" : "stay") in \(field.name): protected"
            case .pinnedBy(let key, let id): "note: '\(key)' is pinned to \(id) with 'id:'"
            case .claimed(let key): "note: it carries the key '\(key)', perhaps of another set"
            case .unreported(let field): "note: the server does not tell \(field), so it was not compared"
            case .unlistedKept(let field, let number): "note: \(count(number, field.rule.words)) beside those declared"
            case .unlistedReported(let field, let users):
                "note: \(count(users.count, field.rule.words)) beside those declared: \(listed(users))"
            }
        }
    }

    private func listed(_ users: [UserID]) -> String { people.listed(users, limit: ReportRow.peopleShown) }
}

extension DepartureObstacle {
    /// Why somebody stays in a group who departed, line by line.
    ///
    /// - Parameter users: Everybody in it who departed.
    /// - Returns: The lines.
    fileprivate func lines(_ users: String) -> [String] {
        switch self {
        case .creator: ["\(users) departed; its creator is one of them, without whom nobody could manage it"]
        case .tooFew: ["\(users) departed, and a group keeps at least two people"]
        }
    }
}

extension TextWriter {
    /// Adds a line below that of a dialog.
    mutating func writeDetail(_ line: String) {
        write(EntryText.detailSpaces)
        writeSafely(line)
        write("\n")
    }
}

extension DesiredDialog {
    /// What would be created: in a few words, which are left out where the key says it all, then who will be in it.
    func outline(naming people: PeopleText) -> [String] {
        var outline = TextWriter(reservingCapacity: 120)
        var members: [String] = []
        if let opponent { outline.write("with user ", people.text(for: opponent), ", ") }
        for field in ManagedField.all {
            guard let value = expected(field) else { continue }
            if case .users(let users) = value {
                if opponent == nil, !users.isEmpty {
                    members.append(people.members(count(users.count, field.rule.words), users.ascending))
                }
            } else {
                write(field, value, to: &outline)
            }
        }
        return (outline.isEmpty ? [] : [outline.text(without: ", ")]) + members
    }

    private func write(_ field: ManagedField, _ value: DeclaredValue, to outline: inout TextWriter) {
        switch value {
        case .text(let text) where field == .name:
            if !isKeyed(by: text) { outline.write("'", text.string, "', ") }
        case .text(let text):
            outline.write(field.name, " '")
            outline.write(text.string, "', ")
        case .flag(let flag): outline.write(flag ? field.rule.words : field.rule.opposite, ", ")
        case .users: break
        case .data(let data):
            outline.write(field.name, " ")
            outline.write(data.className.string, ", ")
        }
    }

    /// Whether the key says the type and the name, and no more.
    private func isKeyed(by name: ExactText) -> Bool {
        // Letters of ASCII have one form only, so their bytes tell most other keys before a text is made to compare
        // with.
        key.string.utf8.starts(with: type.word.utf8) && key.string == ExactText.defaultKey(of: type, named: name).string
    }
}

extension FormerDialog {
    fileprivate func line(for desired: DesiredDialog) -> String {
        let members = dialog.occupants == desired.members ? "exactly these members" : "these members and more"
        return "live \(dialog.id), '\(dialog.name?.string ?? "")', has \(members) and was declared as '\(key)'"
    }
}

extension LackingDialog {
    fileprivate func line(naming people: PeopleText) -> String {
        "live \(dialog.id) has this name and lacks \(people.listed(missing, limit: 8))"
    }
}

extension LiveDialog {
    /// What goes with the dialog: who is in it, and when somebody wrote there last.
    fileprivate func farewell(naming people: PeopleText) -> [String] {
        let created = createdAt.map { ", created \($0)" } ?? ""
        let written = lastMessageAt.map { "last message \(WallTime(milliseconds: $0 * 1000).iso8601)" } ?? "no message"
        let members =
            type == .public ? [] : [people.members(count(occupants.count, "occupant"), occupants.ascending)]
        return ["live \(id), '\(name?.string ?? "")'\(created)"] + members
            + ["\(written); deleted for everybody, with all messages, and for good"]
    }

    /// The dialog, with its name where that is not the declared one.
    fileprivate func line(named declared: ExactText?) -> String {
        let named = type == .private || name == declared ? "" : ", '\(name?.string ?? "")'"
        let members = type == .public ? "" : ", \(count(occupants.count, "occupant"))"
        return "live \(id)\(named)\(members)\(createdAt.map { ", created \($0)" } ?? "")"
    }
}

extension FieldDifference {
    /// The difference as one line: what is live, then what is declared.
    func text(naming people: PeopleText) -> String {
        switch self {
        case .value(let field, let live, let desired):
            "\(field): \(live.map(\.text) ?? "(none)") -> \(LiveValue.scalar(desired).text)"
        case .users(let field, let missing, let extra):
            "\(field): \(Self.counts(missing.count, extra.count))  \(Self.changes(missing, extra, people))"
        }
    }

    private static func counts(_ missing: Int, _ extra: Int) -> String {
        [missing > 0 ? "+\(missing)" : nil, extra > 0 ? "-\(extra)" : nil].compactMap(\.self).joined(separator: " ")
    }

    private static func changes(_ missing: [UserID], _ extra: [UserID], _ people: PeopleText) -> String {
        let added = missing.isEmpty ? nil : "add \(people.listed(missing, limit: 8))"
        let removed = extra.isEmpty ? nil : "remove \(people.listed(extra, limit: 8))"
        return "(\([added, removed].compactMap(\.self).joined(separator: "; ")))"
    }
}

extension LiveValue {
    /// The value, a text in quotes.
    var text: String {
        switch self {
        case .scalar(.text(let text)): "'\(text)'"
        case .scalar(let scalar): scalar.description
        case .null: "(none)"
        case .composite(let json): json
        }
    }
}

extension [String] {
    fileprivate func limited(to limit: Int) -> Self {
        count > limit ? prefix(limit) + ["… and \(count - limit) more"] : self
    }
}
