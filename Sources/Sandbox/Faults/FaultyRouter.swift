/// A router with a plan of faults.
///
/// It is as pure as the router: the time is an argument.
///
/// A request is passed to `admit` when it arrives, and to `handle` after the delay that `admit` decided. Times are
/// counted from the start of the sandbox.
struct FaultyRouter {
    private var router: Router
    private var faults: FaultRun
    /// The counters since the start.
    private(set) var counters = SandboxCounters()

    init(_ router: Router, _ plan: FaultPlan) {
        self.router = router
        faults = FaultRun(plan)
    }

    /// The application behind the API.
    var application: Application { router.application }

    /// The application's time.
    var time: Timestamp { router.application.time }

    /// The rules of the active faults, for the page.
    var activeFaults: [String] { plan.rules.map(\.description) }

    /// The plan in use.
    var plan: FaultPlan { faults.plan }

    /// Replaces the plan; the new one counts from the beginning, and the lasting effects of the old faults end.
    mutating func use(_ plan: FaultPlan) {
        faults = FaultRun(plan)
    }

    /// The hidden dialogs, each with the time at which it becomes visible.
    func hiddenDialogs(at time: Duration) -> [DialogIdentifier: Duration] {
        faults.hiddenDialogs(at: time)
    }

    /// Decides which faults strike a request that has just arrived.
    mutating func admit(_ request: SandboxRequest, at time: Duration) -> FaultDecision {
        counters.countArrival()
        return faults.decide(request, at: time)
    }

    /// Handles a request, unless a fault prevents that.
    mutating func handle(_ request: SandboxRequest, _ decision: FaultDecision, at time: Duration) -> Delivery {
        let actsBefore = perform(decision.acts(.before), on: request)
        let answer =
            if decision.faultBefore == nil {
                router.answer(request, faults.distortion(decision, at: time), decision.writeDistortion)
            } else {
                router.decline(request)
            }
        let actsAfter = perform(decision.acts(.after), on: request)
        let created = answer.changes.first?.created
        if let created, let strike = decision.hiding { faults.hide(created.id, strike, from: time) }
        let outcome =
            (decision.faultBefore ?? decision.faultAfter)?.outcome(for: answer.response) ?? .response(answer.response)
        var entry = answer.entry
        entry.status = outcome.status
        if !decision.strikes.isEmpty {
            let done = (actsBefore + actsAfter).flatMap(\.faults)
            let effective = decision.strikes.filter { strike in
                if strike.act != nil { return done.contains(strike.rule.description) }
                return strike.rule.fault.isEffective(with: answer.changes)
            }
            entry.faults = effective.map(\.rule.description)
        }
        counters.count(entry)
        var delivery = Delivery(wait: decision.waitAfter, outcome: outcome, entry: entry)
        delivery.acts = (actsBefore, actsAfter)
        return delivery
    }

    /// Has somebody else do something; returns what is logged of that.
    private mutating func perform(_ strikes: [FaultDecision.Strike], on request: SandboxRequest) -> [LogEntry] {
        var entries: [LogEntry] = []
        for strike in strikes {
            guard let act = strike.act else { continue }
            for entry in router.perform(act, on: request) {
                var told = entry
                told.faults = [strike.rule.description]
                entries.append(told)
            }
        }
        return entries
    }

    /// Responds to a request that is refused before its body is read; no fault strikes it.
    mutating func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> Router.HandledRequest {
        let answer = router.refuse(request, refusal)
        counters.countArrival()
        counters.count(answer.entry)
        return answer
    }
}

extension Fault {
    /// Whether the fault has an effect on a request that made changes: one about writes has none without a write.
    fileprivate func isEffective(with changes: [DialogChange]) -> Bool {
        guard let routes = onlyRoutes, routes.contains(.create) else { return true }
        return changes.contains { $0.created != nil || routes.contains(.update) && $0.isUpdate }
    }
}

extension DialogChange {
    /// The dialog that was created, if the change is a creation.
    fileprivate var created: Dialog? {
        if case .created(let dialog) = self { dialog } else { nil }
    }

    fileprivate var isUpdate: Bool {
        if case .changed = self { true } else { false }
    }
}
