internal import Diagnostics
package import Dialogs
package import Planning

/// A plan as text: for each owner a line for each change, then for each existing dialog; what nobody declares; and at
/// the end a summary line, before it one about users whom the manifests do not name where there are such.
///
/// A plan of many changes is told in brief (`BriefPlanText`), unless all is asked for.
package struct PlanText: Sendable {
    private let plan: Plan
    private let names: PeopleNames
    private let missing: MissingPeople
    private let width: Int
    private let style: TextStyle
    private let listsAll: Bool
    private let showsRequests: Bool

    /// How many dialogs that exist as declared are listed; the rest are only counted.
    package static let existingShown = 20

    /// Creates the text of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - names: What manifests call the people.
    ///   - missing: The people who were not found.
    ///   - style: With or without colours.
    ///   - listsAll: Whether all dialogs that exist as declared are listed, and all people of each list.
    ///   - showsRequests: Whether it is told what was asked of the API, and how.
    ///   - width: How many columns a line takes that lists people; one that is not listed whole.
    package init(
        _ plan: Plan,
        naming names: PeopleNames = .none,
        missing: MissingPeople = .none,
        style: TextStyle,
        listsAll: Bool = false,
        showsRequests: Bool = false,
        width: Int = 80
    ) {
        self.plan = plan
        self.names = names
        self.missing = missing
        self.style = style
        self.listsAll = listsAll
        self.showsRequests = showsRequests
        self.width = width
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        var writer = TextWriter(reservingCapacity: 160 * plan.count(of: .create))
        let toldOnce = Remedy.toldOnce(in: plan)
        let remedies = Set(toldOnce.map(\.remedy))
        let isBrief = !listsAll && BriefPlanText.isWanted(for: plan, missing)
        let remarks = toldOnce.map { $0.remedy.sentence(for: $0.count) } + remarks(inBrief: isBrief)
        if isBrief {
            let brief = BriefPlanText(
                plan,
                naming: names,
                missing: missing,
                style: style,
                width: width,
                tellingOnce: remedies
            )
            // The remarks may take two lines each, as does the summary.
            brief.write(to: &writer, before: 2 * remarks.count + 2)
        } else {
            writeWhole(tellingOnce: remedies, to: &writer)
        }
        for remark in remarks { writer.write("\(remark)\n") }
        if !isBrief, let legend { writer.write("\(style.paint(legend, .dim))\n") }
        writer.write(summary)
        if showsRequests { writer.write("\(requests)\n") }
        return writer.text
    }

    /// Each dialog that is not as declared, with all that there is to know.
    private func writeWhole(tellingOnce remedies: Set<Remedy>, to writer: inout TextWriter) {
        let places = Dictionary(grouping: plan.entries.indices) { plan.entries[$0].desired.owner }
        for (owner, places) in places.sorted(by: { $0.key < $1.key }) {
            write(places, of: owner, tellingOnce: remedies, to: &writer)
            writer.write("\n")
        }
        if !missing.people.isEmpty {
            writer.write(MissingText(missing, style: style, listsAll: listsAll).text)
            writer.write("\n")
        }
        UndeclaredText(plan.undeclared, naming: people, style: style, listsAll: listsAll).write(to: &writer)
    }

    /// What is told of many dialogs at once; in brief without what the heading of those that nobody declares says.
    private func remarks(inBrief isBrief: Bool) -> [String] {
        let undeclared = isBrief && plan.undeclared.requests == nil ? nil : plan.undeclared.remark
        let departed = DepartedText(plan, naming: names).sentences.map(\.displaySafe)
        return [unlistedRemark, undeclared].compactMap(\.self) + departed
    }

    /// How many dialogs have users whom the manifests do not name and who are no difference; `nil` where none has.
    var unlistedRemark: String? {
        let number = plan.entries.count { $0.hasUnlisted }
        guard number > 0 else { return nil }
        let fields = ManagedField.ofUsers.map(\.name).joined(separator: " or ")
        return "\(count(number, "dialog")) \(number == 1 ? "has" : "have") \(fields) beside those declared."
    }

    /// What the signs of the plan mean, on one line; `nil` where everything exists as declared.
    private var legend: String? {
        let kinds = Action.Kind.allCases.filter { plan.count(of: $0) > 0 }
        let hasMissing = !missing.people.isEmpty
        let hasUndeclared = !plan.undeclared.dialogs.isEmpty
        let hasOthers = kinds.contains { $0 != .exists && $0 != .absent }
        guard hasMissing || hasUndeclared || hasOthers else { return nil }
        var signs = kinds.filter(\.needsDecision).map(\.sign)
        if hasMissing, !signs.contains("!") { signs.insert("!", at: 0) }
        let meanings: [String?] = [
            kinds.contains(.create) ? "+ create" : nil,
            kinds.contains(.update) ? "~ change" : nil,
            kinds.contains(.delete) ? "- delete" : nil,
            kinds.contains(.differs) ? "* differs, kept" : nil,
            signs.isEmpty ? nil : "\(signs.joined(separator: " ")) you decide",
            hasUndeclared ? "\(UndeclaredText.sign) not declared, kept" : nil,
            kinds.contains(.exists) || kinds.contains(.absent) ? "= as declared" : nil,
        ]
        return meanings.compactMap(\.self).joined(separator: "   ")
    }

    /// The summary line: the number of dialogs with each action, and who leaves.
    package var summary: String {
        let differing = plan.count(of: .differs)
        let undecided = plan.undecidedCount
        let (existing, absent) = (plan.count(of: .exists), plan.count(of: .absent))
        let counts = [
            (plan.count(of: .create), Action.Kind.create.counted(1)),
            (plan.count(of: .update), Action.Kind.update.counted(1)),
            (plan.count(of: .delete), Action.Kind.delete.counted(1)),
            (differing, Action.Kind.differs.counted(differing)),
            (undecided, undecided == 1 ? "needs a decision" : "need a decision"),
            (missing.leftOut.count, "left out"),
            (existing, Action.Kind.exists.counted(existing)),
            (absent, Action.Kind.absent.counted(absent)),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let going = plan.removals
        let remarks = [
            going > 0 ? "\(Reporting.count(going, "person leaves", plural: "people leave")) a room" : nil,
            plan.proof == .readUntilEmpty ? "the server sends no totals, so pages were read until empty" : nil,
        ].compactMap(\.self)
        let remark = remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"
        let total = count(plan.entries.count + missing.leftOut.count, "dialog")
        let list = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        return "\(style.paint("Plan:", .bold)) \(total)\(list)\(remark)\n"
    }

    /// What was asked of the API, by the ways of asking, and how many requests the updates take.
    private var requests: String {
        let updates = plan.updates
        let change = updates.isEmpty ? "" : "; the updates take \(updates.reduce(0) { $0 + $1.update.steps.count })"
        return "\(style.paint("Read:", .bold)) \(RequestCount(of: plan).text)\(change)"
    }

    private var people: PeopleText {
        PeopleText(names, room: listsAll ? .everybody : .columns(max(1, width - EntryText.detailIndent)))
    }

    private func write(
        _ places: [Int],
        of owner: UserID,
        tellingOnce remedies: Set<Remedy>,
        to writer: inout TextWriter
    ) {
        let existing = places.filter { !plan.entries[$0].action.isChange }
        let changes = existing.isEmpty ? places : places.filter { plan.entries[$0].action.isChange }
        // Users whom a manifest asks to show are shown however many dialogs there are.
        let asked = existing.filter { plan.entries[$0].reportsUnlisted }
        let quiet = asked.isEmpty ? existing : existing.filter { !plan.entries[$0].reportsUnlisted }
        let shown = listsAll ? quiet.count : Self.existingShown
        let listed = changes + asked + quiet.prefix(shown)
        let keyWidth = EntryText.keyWidth(listed.lazy.map { plan.entries[$0].desired.key.string })
        writer.write(style.paint("owner \(names.text(for: owner))", .bold) + "\n")
        for place in listed {
            EntryText(
                plan.entries[place],
                naming: people,
                style: style,
                keyWidth: keyWidth,
                tellingOnce: remedies
            ).write(to: &writer)
        }
        if quiet.count > shown {
            let rest = quiet.count - shown
            writer.write(style.paint("  = … and \(rest) more exist as declared (--all lists them)", .dim) + "\n")
        }
    }
}

extension Action {
    /// Whether the action is anything else than that the dialog is, or is not, there as declared.
    fileprivate var isChange: Bool {
        switch self {
        case .exists, .absent: false
        case .create, .update, .differs, .delete, .conflict, .ambiguous, .gone: true
        }
    }
}
