package import Applying
internal import Dialogs
internal import JSON
package import Planning

/// What a run did about a plan, for programs: one result for each planned dialog, with its `_id` and room address.
package struct RunDocument: Hashable, Sendable {
    /// The plan that was carried out; where a kept plan was, the plan as it was kept.
    package let plan: PlanDocument
    /// What was done.
    package let report: RunReport
    /// What was left alone because the world had changed since the plan was kept.
    package let stale: [StaleEntry]

    /// Creates the document of a run.
    package init(_ report: RunReport, of plan: PlanDocument, stale: [StaleEntry] = []) {
        self.plan = plan
        self.report = report
        self.stale = stale
    }
}

extension RunDocument {
    /// What the member `format` of a run's text says.
    package static let format = "dialogctl.run"
    /// The one version of the text that there is.
    package static let formatVersion = 1

    /// The text of the document: JSON with its keys in order, a result a line.
    package var json: [UInt8] {
        var text = DocumentText()
        let results = results
        let counts = results.reduce(into: [:]) { $0[$1.outcome.word, default: 0] += 1 }
        text.add("early_end", report.earlyEnd?.json ?? .null)
        text.add("endpoint", .string(plan.endpoint))
        text.add("format", .string(Self.format))
        text.add("format_version", .integer(Self.formatVersion))
        text.add("inputs", plan.inputs.files, \.json)
        text.add(plan.missing)
        text.add("owners", .users(plan.plan.owners))
        text.add("people", names)
        text.add(plan.plan.departures)
        text.add("plan_digest", .string("sha256:\(plan.digest.hexDigits)"))
        text.add("reading", plan.plan.reading)
        text.add("results", results, \.json)
        text.add("tool_version", .string(plan.toolVersion))
        text.addTotals(of: ApplyOutcome.Kind.allCases.map(\.rawValue), counts, plan.missing, plan.plan.undeclared)
        text.add(plan.plan.undeclared)
        text.add("verification", report.verification.json)
        return text.finished()
    }

    /// The names of those whom the results mention.
    private var names: [(user: UserID, name: ExactText)] {
        guard !plan.people.isEmpty else { return [] }
        var mentioned = MentionedPeople()
        mentioned.add(plan.plan.entries)
        mentioned.add(plan.plan.undeclared)
        mentioned.add(plan.plan.departures)
        mentioned.add(report.results.lazy.map(\.entry))
        mentioned.add(stale.lazy.map(\.now))
        for result in report.results { mentioned.add(result.outcome.differences) }
        return mentioned.names(from: plan.people)
    }

    /// The results in the order of the plan, those among them that are stale.
    private var results: [RunResult] {
        let done = report.results.map { RunResult(entry: $0.entry, outcome: .carriedOut($0.outcome)) }
        guard !stale.isEmpty else { return done }
        let places = Dictionary(plan.plan.entries.enumerated().map { ($1.desired.key, $0) }) { first, _ in first }
        let all = done + stale.map { RunResult(entry: $0.now, outcome: .stale(reviewed: $0.reviewed.action.kind)) }
        return all.sorted { places[$0.entry.desired.key, default: 0] < places[$1.entry.desired.key, default: 0] }
    }
}
