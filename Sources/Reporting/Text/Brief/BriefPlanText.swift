internal import Diagnostics
internal import Dialogs
internal import Planning

/// A plan of many changes on a screen: first how many dialogs have which action, then those of which the same is to be
/// told together, a few of each.
///
/// Nothing that removes is left out: each dialog that is deleted and everybody who leaves one has a name here.
struct BriefPlanText {
    /// How many changes are told one by one, with all that there is to know.
    static let mostWhole = 20

    /// How many lines a plan takes, unless what it removes takes more.
    private static let screen = 46
    /// How many dialogs of a group are told at least and at most.
    private static let shown = 2...20
    /// How many lines those take that nobody declares.
    private static let undeclaredLines = 2
    /// How many lines a dialog that is left out and a person who was not found take together.
    private static let missingLines = 4
    /// How many lines a dialog takes about which a person must decide, with what can be done.
    private static let undecidedLines = 5
    private static let indent = "    "

    private let plan: Plan
    private let missing: MissingPeople
    private let names: PeopleNames
    private let style: TextStyle
    private let width: Int
    private let toldOnce: Set<Remedy>

    init(
        _ plan: Plan,
        naming names: PeopleNames,
        missing: MissingPeople,
        style: TextStyle,
        width: Int,
        tellingOnce remedies: Set<Remedy>
    ) {
        self.plan = plan
        self.names = names
        self.missing = missing
        self.style = style
        self.width = width
        toldOnce = remedies
    }

    /// Whether a plan has more changes than are told one by one.
    static func isWanted(for plan: Plan, _ missing: MissingPeople) -> Bool {
        let quiet = plan.count(of: .exists) + plan.count(of: .absent)
        return plan.entries.count - quiet + missing.leftOut.count > mostWhole
    }

    /// Adds the lines.
    ///
    /// - Parameters:
    ///   - writer: What gets them.
    ///   - rest: How many lines follow.
    func write(to writer: inout TextWriter, before rest: Int) {
        let groups = BriefGroup.groups(of: plan)
        let named = groups.map(removals)
        let share = share(of: groups, named, rest)
        writer.write(head)
        var follows = true
        for (group, lines) in zip(groups, named) {
            // What removes stands apart.
            if follows || lines != nil { writer.write("\n") }
            follows = lines != nil
            write(heading(of: group), group.kind.action, to: &writer)
            if let lines {
                for line in lines { writer.write(Self.indent, line, "\n") }
            } else {
                write(group, share, to: &writer)
            }
        }
        writeUndeclared(to: &writer)
        writeMissing(share, to: &writer)
        writer.write("\n")
    }

    /// How many dialogs of each group are told: as many as there is room for.
    private func share(of groups: [BriefGroup], _ named: [[String]?], _ rest: Int) -> Int {
        // The head, what removes with a heading and empty lines around it, the headings of the others.
        let removing = named.reduce(0) { $0 + ($1.map { $0.count + 2 } ?? 1) }
        let undeclared = plan.undeclared.dialogs.isEmpty ? 0 : 2 + Self.undeclaredLines
        let room = Self.screen - rest - 4 - removing - undeclared
        let folded = zip(groups, named).filter { $1 == nil }.map(\.0)
        let fitting = Self.shown.last { share in
            let missing = missing.people.isEmpty ? 0 : Self.missingLines * share + 3
            return folded.reduce(missing) { $0 + lines(of: $1, share) } <= room
        }
        return fitting ?? Self.shown.lowerBound
    }

    /// How many lines the dialogs of a group take.
    private func lines(of group: BriefGroup, _ share: Int) -> Int {
        if case .undecided(_, let remedy) = group.kind, !toldOnce.contains(remedy) {
            return Self.undecidedLines * group.places.count
        }
        return min(group.places.count, share + 1)
    }

    /// How many dialogs have which action, with the signs of the groups below.
    private var head: String {
        let decided = Action.Kind.allCases.filter { !$0.needsDecision && $0 != .exists && $0 != .absent }
        let quiet = plan.count(of: .exists) + plan.count(of: .absent)
        let parts: [String?] =
            Action.Kind.allCases.filter(\.needsDecision).map { counted($0, "\($0.rawValue), you decide") }
            + decided.sorted { $0.briefRank < $1.briefRank }.map { counted($0, $0.briefWord) } + [
                missing.leftOut.isEmpty ? nil : "! \(missing.leftOut.count) left out",
                plan.undeclared.dialogs.isEmpty
                    ? nil : "\(UndeclaredText.sign) \(plan.undeclared.dialogs.count) not declared",
                quiet == 0 ? nil : "= \(quiet) as declared",
            ]
        let owners = Set(plan.entries.lazy.map(\.desired.owner))
        let owner = owners.count == 1 ? owners.first.map { " of owner \(names.text(for: $0))" } : nil
        let total = count(plan.entries.count + missing.leftOut.count, "dialog")
        return style.paint("\(total)\(owner ?? "") in brief; --all lists each with all changes", .bold) + "\n  "
            + parts.compactMap(\.self).joined(separator: "  ") + "\n"
    }

    private func counted(_ kind: Action.Kind, _ word: String) -> String? {
        let number = plan.count(of: kind)
        return number == 0 ? nil : "\(kind.sign) \(number) \(word)"
    }

    private func write(_ heading: String, _ kind: Action.Kind, to writer: inout TextWriter) {
        writer.write("  ", style.paint(kind.label, kind.colour), "  \(heading)\n")
    }
}

extension BriefPlanText {
    private func heading(of group: BriefGroup) -> String {
        let entries = group.places.map { plan.entries[$0] }
        let number = entries.count
        let dialogs = count(number, "dialog")
        switch group.kind {
        case .deleted:
            let people = Reporting.count(plan.peopleOfDeletions, "person", plural: "people")
            let hint = entries.contains { $0.action.live?.lastMessageAt != nil } ? ", last message" : "; no messages"
            return "\(dialogs), for everybody and for good: \(people)\(hint)"
        case .losing: return dialogs + losses(entries)
        case .changed([]), .kept([]): return "\(dialogs): several fields"
        case .changed(let fields), .kept(let fields):
            return "\(dialogs): \(fields.map { $0 + coming($0, entries) }.joined(separator: ", "))"
        case .undecided, .created: return dialogs
        case .reported: return "\(dialogs) with people beside those declared"
        }
    }

    /// How many people leave dialogs and lose roles.
    private func losses(_ entries: [PlanEntry]) -> String {
        let updates = entries.compactMap(\.update)
        let leaving = updates.reduce(0) { $0 + $1.leaving.count }
        let demoted = updates.reduce(0) { $0 + $1.losers.count { $0.role != nil } }
        let parts = [
            leaving == 0
                ? nil : "\(count(leaving, "person leaves", plural: "people leave")), nobody is notified",
            demoted == 0 ? nil : "\(count(demoted, "admin")) no longer",
        ]
        let others = updates.count { update in update.differences.contains { !$0.onlyRemoves } }
        let besides = others == 0 ? "" : " (\(others) \(others == 1 ? "changes" : "change") more)"
        return ": \(parts.compactMap(\.self).joined(separator: "; "))\(besides)"
    }

    /// How many people come in all, for a field of people.
    private func coming(_ field: String, _ entries: [PlanEntry]) -> String {
        let number = entries.reduce(0) { number, entry in
            entry.differences.reduce(number) {
                if case .users(field, let missing, _) = $1 { $0 + missing.count } else { $0 }
            }
        }
        return number == 0 ? "" : " +\(number)"
    }

    /// All that a group removes, by name; `nil` where it removes nothing.
    private func removals(_ group: BriefGroup) -> [String]? {
        let entries = group.places.map { plan.entries[$0] }
        let items: [[String]]
        switch group.kind {
        case .deleted:
            let ordered = entries.filter { !$0.isOfDeclaredName } + entries.filter(\.isOfDeclaredName)
            items = ordered.map { ["\($0.briefLabel) \(farewell(of: $0))"] }
        case .losing:
            items = entries.map { entry in
                (entry.update?.losers ?? []).enumerated().map { place, loser in
                    let word = names.word(for: loser.user) + (loser.role == nil ? "" : " as admin")
                    return place == 0 ? "\(entry.briefLabel): \(word)" : word
                }
            }
        case .undecided, .changed, .kept, .created, .reported: return nil
        }
        return PackedLines.items(items, width: max(1, width - Self.indent.utf8.count)).lines
    }

    /// What is said of a dialog that is deleted: how many lose it, when somebody wrote there last, and as whom it is
    /// deleted, where that is not its owner.
    private func farewell(of entry: PlanEntry) -> String {
        guard case .delete(let live, let actor) = entry.action else { return "" }
        let other = actor == entry.desired.owner ? "" : ", as \(names.word(for: actor))"
        return "(\(live.farewell)\(other))"
    }

    /// The first so many dialogs of a group, a line each, those first of which there is something to note.
    private func write(_ group: BriefGroup, _ share: Int, to writer: inout TextWriter) {
        let remarked = group.places.filter { plan.entries[$0].hasRemark }
        let ordered = remarked + group.places.filter { !plan.entries[$0].hasRemark }
        let shown = ordered.prefix(ordered.count == share + 1 ? share + 1 : share)
        let keyWidth = EntryText.keyWidth(shown.lazy.map { plan.entries[$0].desired.key.string })
        for place in shown { write(plan.entries[place], group.kind, keyWidth, to: &writer) }
        let rest = ordered.count - shown.count
        guard rest > 0 else { return }
        let hidden = max(0, remarked.count - shown.count)
        writer.write(
            style.paint("\(Self.indent)… and \(rest) more\(hidden > 0 ? ", \(hidden) with notes" : "")", .dim) + "\n"
        )
    }

    private func write(
        _ entry: PlanEntry,
        _ kind: BriefGroup.Kind,
        _ keyWidth: Int,
        to writer: inout TextWriter
    ) {
        let people = PeopleText(names, room: .people(3))
        let text = EntryText(entry, naming: people, style: style, keyWidth: keyWidth, tellingOnce: toldOnce)
        if case .undecided(_, let remedy) = kind, !toldOnce.contains(remedy) { return text.write(to: &writer) }
        let start = Self.indent.utf8.count + keyWidth + 2
        writer.write(Self.indent)
        writer.writeSafely(entry.desired.key.string, paddedTo: keyWidth, from: Self.indent.utf8.count)
        writer.write("  ", line(of: entry, text, people).displaySafe.cut(toColumns: max(20, width - start)), "\n")
        guard entry.hasRemark else { return }
        for note in text.notes { writer.writeDetail(note) }
    }

    /// What there is to know most of an entry, on one line.
    private func line(of entry: PlanEntry, _ text: EntryText, _ people: PeopleText) -> String {
        switch entry.action {
        case .update, .differs: entry.differences.map { $0.text(naming: people) }.joined(separator: "; ")
        case .create: entry.desired.outline(naming: PeopleText(names, room: .nobody)).joined(separator: ", ")
        case .exists, .absent: text.notes.first ?? ""
        case .conflict, .ambiguous, .gone, .delete: text.facts.first ?? ""
        }
    }
}

extension BriefPlanText {
    private func writeMissing(_ share: Int, to writer: inout TextWriter) {
        guard !missing.people.isEmpty else { return }
        writer.write("\n")
        writer.write(MissingText(missing, style: style, shown: share).text)
    }

    private func heading(of undeclared: UndeclaredDialogs) -> String {
        let dialogs = count(undeclared.dialogs.count, "dialog")
        return undeclared.requests == nil
            ? "\(dialogs) declared before and not any more, left alone" : "\(dialogs), left alone"
    }

    private func writeUndeclared(to writer: inout TextWriter) {
        let dialogs = plan.undeclared.dialogs
        guard !dialogs.isEmpty else { return }
        let label = "\(UndeclaredText.sign) \(UndeclaredText.word)"
        writer.write("  ", style.paint(label, .bold), "  \(heading(of: plan.undeclared))\n")
        // A few lines' worth of them, since there may be thousands.
        let items = dialogs.prefix(100).map { [$0.label.string.unquotedDisplaySafe] }
        let room = max(1, width - Self.indent.utf8.count)
        let (lines, told) = PackedLines.items(items, width: room, most: Self.undeclaredLines)
        for line in lines { writer.write(Self.indent, line, "\n") }
        guard dialogs.count > told else { return }
        writer.write(style.paint("\(Self.indent)… and \(dialogs.count - told) more", .dim) + "\n")
    }
}
