import Applying
import Dialogs
import PlanFile
import Planning
import TestSupport

extension RandomPlan {
    /// A run of a plan, with outcomes drawn at random.
    mutating func run() -> RunDocument {
        let plan = document()
        let entries = plan.plan.entries
        let staleCount = entries.isEmpty ? 0 : number(2)
        let results = entries.dropFirst(staleCount).map { RunReport.Result(entry: $0, outcome: outcome()) }
        let earlyEnd: EarlyEnd? = pick([
            nil, .journalFailed, .declinedAfterCanary, .canaryFailed(Self.problems),
            .onlyFailures(inARow: 10, reason()), .credentialsRefused(inARow: 3, reason()),
        ])
        return RunDocument(
            RunReport(
                results: results,
                earlyEnd: earlyEnd,
                verification: pick([.notNeeded, .done(requests: 2), .failed(reason())])
            ),
            of: plan,
            stale: entries.prefix(staleCount).map { StaleEntry(reviewed: $0, now: $0) }
        )
    }

    private static let problems = CanaryProblem.problems(
        of: RunReport(results: [
            RunReport.Result(entry: PlanEntry(desired: .public("News"), action: .create), outcome: .notTried)
        ]),
        seenIn: Plan(entries: [], requests: 0, proof: nil)
    )

    private mutating func outcome() -> ApplyOutcome {
        pick([
            .unchanged, .leftAlone, .created(live()), .recovered(live()), .alreadyExisted(live()), .rejected(reason()),
            .failed(reason()), .unknown(reason()), .doubled([live(), live()]), .notTried,
            .createdOtherwise(live(), [.users(field: "occupants", missing: [3], extra: [])]), .updated(live()),
            .updatedOtherwise(live(), [.users(field: "occupants", missing: [3], extra: [])]),
            .partlyUpdated(live(), reason()), .updateUnknown(reason()), .stale(reason()), .deleted(live()),
            .deleteUnknown(reason()),
        ])
    }

    private mutating func reason() -> FailureReason {
        FailureReason(text(), status: pick([nil, 422]), requestID: pick([nil, "4711"]))
    }
}
