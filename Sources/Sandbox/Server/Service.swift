import NIOCore

/// The API as all connections of a server share it; it belongs to the server's one event loop.
final class Service: Responder {
    private(set) var router: FaultyRouter
    /// The sandbox's time.
    let timers: SandboxTimers
    /// The end of the request log; nothing where nobody can ask for it.
    private(set) var recent: RecentLog?
    private var page = Page()
    private let store: StoreFile?
    private let log: @Sendable (LogEntry) -> Void

    init(_ configuration: SandboxConfiguration, loop: any EventLoop) {
        let shift = TimeShift()
        router = configuration.faultyRouter(shift)
        timers = SandboxTimers(loop: loop, shift: shift, isManual: configuration.usesManualClock)
        recent = configuration.controlPort.map { _ in RecentLog() }
        store = configuration.store
        log = configuration.log
    }

    /// Answers a request; no fault strikes the page.
    ///
    /// What the store and the log keep of a request is kept as soon as it is handled, before its answer is on its way.
    func answer(_ request: SandboxRequest, _ deliver: @escaping (Delivery.Outcome) -> Void) {
        if let response = page.answer(request, router.application.table, faults: router.activeFaults) {
            return deliver(.response(response))
        }
        let decision = router.admit(request, at: timers.now)
        timers.after(decision.waitBefore) { [self] in handle(request, decision, deliver) }
    }

    private func handle(
        _ request: SandboxRequest,
        _ decision: FaultDecision,
        _ deliver: @escaping (Delivery.Outcome) -> Void
    ) {
        let delivery = router.handle(request, decision, at: timers.now)
        store?.append(delivery.records)
        say(delivery.entry)
        timers.after(delivery.wait) { deliver(delivery.outcome) }
    }

    func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse {
        let answer = router.refuse(request, refusal)
        say(answer.entry)
        return answer.response
    }

    /// Puts another plan of faults to work.
    func use(_ plan: FaultPlan) {
        router.use(plan)
    }

    private func say(_ entry: LogEntry) {
        page.note(entry, at: router.time)
        log(entry)
        recent?.append(entry)
    }
}
