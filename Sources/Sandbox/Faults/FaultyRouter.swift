/// A router whose requests and answers go through a plan of faults; as pure as the router, the time is an argument.
///
/// A request is first `admit`ted, when it comes, and then `handle`d, once the wait that this brought is over. Times are
/// counted from the start of the sandbox.
struct FaultyRouter {
    private var router: Router
    private var faults: FaultRun
    /// What has been counted since the start.
    private(set) var counters = SandboxCounters()

    init(_ router: Router, _ plan: FaultPlan) {
        self.router = router
        faults = FaultRun(plan)
    }

    /// The application behind the API.
    var application: Application { router.application }

    /// The application's time.
    var time: Timestamp { router.application.time }

    /// What is set to go wrong, a line each, for the page.
    var activeFaults: [String] { plan.rules.map(\.description) }

    /// The plan at work.
    var plan: FaultPlan { faults.plan }

    /// Puts another plan to work, which counts from the beginning; what faults have left behind is mended.
    mutating func use(_ plan: FaultPlan) {
        faults = FaultRun(plan)
    }

    /// The hidden dialogs, each with the time at which it comes to light.
    func hiddenDialogs(at time: Duration) -> [DialogIdentifier: Duration] {
        faults.hiddenDialogs(at: time)
    }

    /// Decides what strikes a request that has just come.
    mutating func admit(_ request: SandboxRequest, at time: Duration) -> FaultDecision {
        counters.countArrival()
        return faults.decide(request, at: time)
    }

    /// Handles a request, or does not where a fault forbids it.
    mutating func handle(_ request: SandboxRequest, _ decision: FaultDecision, at time: Duration) -> Delivery {
        let answer =
            if decision.refusal == nil {
                router.answer(request, faults.distortion(decision, at: time))
            } else {
                router.decline(request)
            }
        let isHidden = hide(answer.changes, decision, at: time)
        let outcome = (decision.refusal ?? decision.spoiler)?.outcome(for: answer.response) ?? .response(answer.response)
        var entry = answer.entry
        entry.status = outcome.status
        if !decision.strikes.isEmpty {
            entry.faults = decision.strikes.filter { isHidden || $0 != decision.hiding }.map(\.rule.description)
        }
        counters.count(entry)
        return Delivery(wait: decision.waitAfter, outcome: outcome, entry: entry, records: answer.records)
    }

    /// Answers a request that is refused before it is read; no fault strikes it.
    mutating func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> Router.HandledRequest {
        let answer = router.refuse(request, refusal)
        counters.countArrival()
        counters.count(answer.entry)
        return answer
    }

    private mutating func hide(_ changes: [DialogChange], _ decision: FaultDecision, at time: Duration) -> Bool {
        guard let strike = decision.hiding, case .created(let dialog)? = changes.first else { return false }
        faults.hide(dialog.id, strike, from: time)
        return true
    }
}
