import JSON
import NIOCore

/// The emulated API, shared by all connections of a server and used on its event loop only.
final class Service: Responder {
    private(set) var router: FaultyRouter
    /// The sandbox's clock and its timers.
    let timers: SandboxTimers
    /// The end of the request log; `nil` without a control address, where it could be read.
    private(set) var recent: RecentLog?
    private var page = Page()
    private let log: @Sendable (LogEntry) -> Void

    init(_ configuration: SandboxConfiguration, loop: any EventLoop) {
        let shift = TimeShift()
        router = configuration.faultyRouter(shift)
        timers = SandboxTimers(loop: loop, shift: shift, isManual: configuration.usesManualClock)
        recent = configuration.controlPort.map { _ in RecentLog() }
        log = configuration.log
    }

    /// Handles a request; requests of the page are not affected by faults.
    ///
    /// A request is logged, and what it changed is stored, before its response is sent.
    func answer(_ request: SandboxRequest, _ deliver: @escaping (Delivery.Outcome) -> Void) {
        if let response = page.answer(request, PageSource(router)) { return deliver(.response(response)) }
        if PageFaults.isMeant(by: request) { return deliver(.response(changeFaults(request))) }
        let decision = router.admit(request, at: timers.now)
        timers.after(decision.waitBefore) { [self] in handle(request, decision, deliver) }
    }

    private func changeFaults(_ request: SandboxRequest) -> SandboxResponse {
        do throws(ErrorResponse) {
            let plan = try PageFaults.plan(request, after: router.plan)
            if request.method != "GET" { use(plan) }
            return .ofPage(status: 200, router.plan.json.serialized())
        } catch {
            return .ofPage(status: error.response.status, error.response.body)
        }
    }

    private func handle(
        _ request: SandboxRequest,
        _ decision: FaultDecision,
        _ deliver: @escaping (Delivery.Outcome) -> Void
    ) {
        let delivery = router.handle(request, decision, at: timers.now)
        delivery.entries.forEach(say)
        timers.after(delivery.wait) { deliver(delivery.outcome) }
    }

    func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse {
        let answer = router.refuse(request, refusal)
        say(answer.entry)
        return answer.response
    }

    /// Replaces the plan of faults.
    func use(_ plan: FaultPlan) {
        router.use(plan)
    }

    private func say(_ entry: LogEntry) {
        page.note(entry, at: router.time)
        log(entry)
        recent?.append(entry)
    }
}
