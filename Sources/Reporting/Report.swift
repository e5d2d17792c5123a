package import Applying
internal import Diagnostics
internal import Dialogs
internal import JSON
package import PlanFile
package import Planning

/// What one run found and did: the source of every report format.
///
/// It is created once, at the end of a run, and its texts are clean: they contain no credentials and no characters that
/// control a display. A format only has to escape what has a meaning in its own syntax.
package struct Report: Sendable {
    /// The command that ran.
    package let command: Command
    /// Where and when it ran.
    package let context: ReportContext
    /// One row for each declared dialog, in the order of the manifests, then one for each that is left out, for each
    /// person who was not found, and for each that nobody declares; empty if the run ended before there was a plan.
    let rows: [ReportRow]
    /// The problems of the run as a whole.
    let problems: [ReportProblem]
    private let rule: FailureRule
    private let names: PeopleNames
    private let missing: MissingPeople
    private let leftAlone: [String]
    private let plan: Plan?
    private let document: PlanDocument?
    private let stale: [StaleEntry]
    private let run: RunReport?
    private let redacted: @Sendable (_ text: String) -> String

    /// A command that can be reported.
    package enum Command: String, Hashable, Sendable {
        /// What would be done.
        case plan
        /// What was done.
        case apply
    }

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - command: The command that ran.
    ///   - context: Where and when it ran.
    ///   - plan: The plan; `nil` if it ended before there was one.
    ///   - document: The plan as saved in a file; for a plan that was loaded from a file, that file's document.
    ///   - stale: The entries of a saved plan that are out of date.
    ///   - run: What it did; `nil` if it did nothing.
    ///   - leftAlone: What apply did not do, in sentences.
    ///   - rule: What makes the run fail.
    ///   - problems: The problems of the run as a whole.
    ///   - redacted: Removes credentials from a text.
    package init(
        _ command: Command,
        _ context: ReportContext,
        plan: Plan?,
        document: PlanDocument? = nil,
        stale: [StaleEntry] = [],
        run: RunReport? = nil,
        leftAlone: [String] = [],
        failing rule: FailureRule = .standard,
        problems: [ReportProblem] = [],
        redacted: @escaping @Sendable (_ text: String) -> String = { $0 }
    ) {
        let clean = { (text: String) in redacted(text).displaySafe }
        let names = document?.people ?? .none
        let people = PeopleText(names, room: .people(ReportRow.peopleShown))
        self.names = names
        let missing = document?.missing ?? .none
        self.missing = missing
        let remedies = Set((plan.map { Remedy.toldOnce(in: $0) } ?? []).map(\.remedy))
        self.command = command
        self.context = context.mapped(clean)
        self.plan = plan
        self.document = document
        self.leftAlone = leftAlone
        self.stale = stale
        self.run = run
        self.rule = rule
        self.redacted = redacted
        self.problems = (stale.map { ReportProblem($0, naming: people) } + problems).map { $0.mapped(clean) }
        let dialogs =
            if let run {
                run.results.map { ReportRow($0.entry, $0.outcome, naming: people, tellingOnce: remedies, clean) }
            } else {
                plan?.entries.map { ReportRow($0, nil, naming: people, tellingOnce: remedies, clean) } ?? []
            }
        let titles = missing.titles
        let awaited = Set(missing.leftOut.lazy.flatMap(\.missing))
        rows =
            dialogs + missing.leftOut.map { ReportRow(leftOut: $0, clean) }
            + missing.people.map { person in
                let isAwaited = awaited.contains(person.reference)
                return ReportRow(missing: person, namedFor: titles[person.reference] ?? [], isAwaited: isAwaited, clean)
            } + (plan?.undeclared.dialogs.map { ReportRow($0, naming: people, clean) } ?? [])
    }
}

extension Report {
    /// The name of the command.
    var title: String { "dialogctl \(command.rawValue)" }

    /// The digest of the plan that was made, which tells it from any other.
    var planDigest: String? { command == .plan ? document?.digest.text : nil }

    /// The summary line.
    var summary: String {
        let creates = runText?.counts ?? ""
        if !creates.isEmpty { return "Apply: \(creates)" }
        guard let plan else { return command == .plan ? "There is no plan." : "Nothing was changed." }
        let text = String(PlanText(plan, missing: missing, style: .plain).summary.dropLast())
        let isOpen = Action.Kind.allCases.contains { $0.isCarriedOut && plan.count(of: $0) > 0 }
        return command == .apply && run == nil && isOpen ? "Nothing was changed. \(text)" : text
    }

    /// Advice about dialogs with an unknown outcome, in whole sentences; `nil` if there are none.
    var unknownAdvice: String? { run?.hasUnknown == true ? onOneLine(RunText.unknownAdvice) : nil }

    /// Advice about dialogs that were created, not as declared, in whole sentences; `nil` if there are none.
    var createdOtherwiseAdvice: String? {
        run?.hasCreatedOtherwise == true ? onOneLine(RunText.createdOtherwiseAdvice) : nil
    }

    /// Advice about dialogs that were updated, not as declared, in whole sentences; `nil` if there are none.
    var updatedOtherwiseAdvice: String? {
        run?.hasUpdatedOtherwise == true ? onOneLine(RunText.updatedOtherwiseAdvice) : nil
    }

    /// Why the run gave up, in whole sentences, some of them from the server; `nil` if it did not.
    var earlyEnd: String? { run?.earlyEnd.map { onOneLine($0.text) } }

    /// Advice about dialogs that exist twice, in whole sentences; `nil` if there are none.
    var doubledAdvice: String? { run?.hasDoubled == true ? onOneLine(RunText.doubledAdvice) : nil }

    /// Why the created dialogs could not be listed again, in whole sentences, some of them from the server; `nil` if
    /// they could.
    var unverifiedRemark: String? { runText?.unverifiedRemark.map(onOneLine) }

    /// How many dialogs have users whom the manifests do not name and who are no difference; `nil` if none has.
    var unlistedRemark: String? { plan.flatMap { PlanText($0, style: .plain).unlistedRemark } }

    /// What there is to say of the plan as a whole, and of what was not done.
    var remarks: [String] {
        let remedies = plan.map { Remedy.toldOnce(in: $0) } ?? []
        // What apply left alone says that already.
        let missed = leftAlone.isEmpty ? missing.sentence(isSkipping: !missing.reduced.isEmpty) : nil
        let departed = plan.map { DepartedText($0, naming: names).sentences } ?? []
        return [unlistedRemark, plan?.undeclared.remark, missed.map { "\($0)." }].compactMap(\.self)
            + departed.map(onOneLine)
            + remedies.map { $0.remedy.sentence(for: $0.count) } + leftAlone
    }

    /// What is known of who departed, by the words for it; empty if there is no plan.
    var departures: [(word: String, count: Int)] {
        guard let plan else { return [] }
        return ["listed", "refused", "needs_key", "part_only"].map { word in
            (word, plan.departures.people.count { $0.sight.word == word })
        }
    }

    /// In how many groups people were who departed, each counted once for each of them; `nil` if there is no plan.
    var departedMemberships: Int? { plan?.entries.reduce(0) { $0 + $1.departed.count } }

    /// What is known of dialogs that nobody declares; `nil` if there is no plan.
    var undeclared: UndeclaredDialogs? { plan?.undeclared }

    /// All advice and remarks.
    var advice: [String] {
        remarks
            + [
                unknownAdvice, createdOtherwiseAdvice, updatedOtherwiseAdvice, doubledAdvice, unverifiedRemark,
                earlyEnd,
            ].compactMap(\.self)
    }

    private func onOneLine(_ text: String) -> String {
        redacted(text.split(separator: "\n").joined(separator: " ")).displaySafe
    }

    /// The plan and the run as a terminal shows them, without colours.
    var plainText: String {
        let texts: [String?] = [
            plan.map { PlanText($0, naming: names, missing: missing, style: .plain, listsAll: true).text },
            run.flatMap { $0.carriedOut.isEmpty ? nil : "\n\(runText($0, naming: names).text)" },
            leftAlone.map { "\($0)\n" }.joined(),
            problems.map { "\($0.line)\n" }.joined(),
        ]
        return redacted(texts.compactMap(\.self).joined())
    }

    /// The plan as saved in a file, or the run; if there is neither, the problems.
    var json: String {
        guard let document else { return ProblemsDocument(problems).json }
        let bytes = run.map { RunDocument($0, of: document, stale: stale).json } ?? document.json
        return redacted(String(decoding: bytes, as: UTF8.self))
    }

    /// The number of rows in each state, the most important state first; states without rows are omitted.
    var counts: [(state: ReportState, count: Int)] {
        let groups = Dictionary(grouping: rows, by: \.state)
        return ReportState.mostImportantFirst.compactMap { state in groups[state].map { (state, $0.count) } }
    }

    /// How many people were not found.
    var missingCount: Int { missing.people.count }

    /// The number of dialogs with each action of the plan, including zeros, and of those that are left out; empty if
    /// there is no plan.
    var actionCounts: [(word: String, count: Int)] {
        guard let plan else { return [] }
        let groups = Dictionary(grouping: plan.entries, by: \.action.kind)
        return Action.Kind.allCases.map { ($0.rawValue, groups[$0]?.count ?? 0) }
            + [("left_out", missing.leftOut.count)]
    }

    /// The users whom the manifests do not name, by field and by what they are, including zeros; empty if there is no
    /// plan.
    var unlistedCounts: [(field: String, treatment: String, count: Int)] {
        plan?.unlistedCounts.map { ($0.field.name, $0.treatment.rawValue, $0.count) } ?? []
    }

    /// The number of dialogs with an action and each outcome that it may have, including zeros; empty if nothing was
    /// carried out.
    func outcomeCounts(of kind: Action.Kind) -> [(word: String, count: Int)] {
        guard let run else { return [] }
        let results = run.results.filter { $0.entry.action.kind == kind }
        let groups = Dictionary(grouping: results, by: \.outcome.reportedOutcome)
        return ReportedOutcome.allCases.filter { $0.ends(kind) }.map { ($0.word, groups[$0]?.count ?? 0) }
    }

    /// Whether a row alone makes the run fail or not, by what is asked for; `nil` where that is no question.
    func fails(_ row: ReportRow) -> Bool? {
        // Without somebody whom no dialog waits for, a run does not fail.
        row.failureCause.map { rule.fails(on: $0) } ?? (row.state == .missingPerson ? false : nil)
    }

    /// The rows of a state, in the order of the manifests.
    func rows(_ state: ReportState) -> [ReportRow] { rows.filter { $0.state == state } }

    /// The rows, the most important state first, and within a state in the order of the manifests.
    var rowsByImportance: [ReportRow] {
        let groups = Dictionary(grouping: rows, by: \.state)
        return ReportState.mostImportantFirst.flatMap { groups[$0] ?? [] }
    }

    private var runText: RunText? { run.map { runText($0) } }

    private func runText(_ run: RunReport, naming names: PeopleNames = .none) -> RunText {
        RunText(run, naming: names, leftOut: missing.leftOut.count, style: .plain)
    }
}
