/// The state of a simulation: the application with its faults, and the pending events.
struct SimulatedSandbox: ~Copyable {
    var router: FaultyRouter
    var events = SimulatedEvents()
    /// The application's clock; it follows the time of the events.
    let shift: TimeShift
    let log: @Sendable (LogEntry) -> Void

    init(router: FaultyRouter, shift: TimeShift, log: @escaping @Sendable (LogEntry) -> Void) {
        self.router = router
        self.shift = shift
        self.log = log
    }

    /// Sends a request, and returns its number.
    mutating func send(_ simulated: SimulatedRequest) -> Int {
        let request = simulated.request
        let decision = router.admit(request, at: events.time)
        return events.begin(request, decision)
    }

    /// Processes the next event.
    mutating func step() {
        guard let event = events.takeNext() else { return }
        shift.move(to: events.time)
        guard case .handling(let request, let decision) = event.kind else { return }
        let delivery = router.handle(request, decision, at: events.time)
        delivery.entries.forEach(log)
        events.deliver(delivery, event.number)
    }

    /// Advances the clock to a time before the next event.
    mutating func pass(to time: Duration) {
        events.pass(to: time)
        shift.move(to: events.time)
    }
}
