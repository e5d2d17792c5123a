/// The pending events of a simulation, and the outcomes that have arrived.
struct SimulatedEvents {
    /// The time since the start.
    private(set) var time = Duration.zero
    private var events: [Event] = []
    private var arrivals: [SimulatedArrival] = []
    private var requests = 0
    private var planned = 0

    /// A request that is handled, or an outcome that arrives, at a time.
    struct Event {
        /// The request's number.
        let number: Int
        let time: Duration
        /// The order of events at the same time.
        let order: Int
        let kind: Kind

        enum Kind {
            case handling(SandboxRequest, FaultDecision)
            case arrival(SimulatedOutcome)
        }
    }

    /// The time of the next event.
    var next: Duration? { events.last?.time }

    /// Adds a request, which is handled after its delay, and returns its number.
    mutating func begin(_ request: SandboxRequest, _ decision: FaultDecision) -> Int {
        requests += 1
        add(requests, after: decision.waitBefore, .handling(request, decision))
        return requests
    }

    /// Adds the outcome of a request that has been handled; a response that never arrives is not an event.
    mutating func deliver(_ delivery: Delivery, _ number: Int) {
        guard let outcome = SimulatedOutcome(delivery.outcome) else { return }
        add(number, after: delivery.wait, .arrival(outcome))
    }

    /// Advances to the next event and returns it; if it is an arrival, the outcome is kept.
    mutating func takeNext() -> Event? {
        guard let event = events.popLast() else { return nil }
        time = event.time
        if case .arrival(let outcome) = event.kind {
            arrivals.append(SimulatedArrival(number: event.number, time: time, outcome: outcome))
        }
        return event
    }

    /// Advances to a time before the next event.
    mutating func pass(to later: Duration) {
        time = max(time, later)
    }

    /// Removes and returns everything that has arrived, in order.
    mutating func takeArrivals() -> [SimulatedArrival] {
        defer { arrivals = [] }
        return arrivals
    }

    /// Removes and returns the outcome of a request, if it has arrived.
    mutating func takeArrival(of number: Int) -> SimulatedArrival? {
        arrivals.firstIndex { $0.number == number }.map { arrivals.remove(at: $0) }
    }

    private mutating func add(_ number: Int, after wait: Duration, _ kind: Event.Kind) {
        planned += 1
        let event = Event(number: number, time: time + wait, order: planned, kind: kind)
        // The next event is the last element; of two at the same time, the one that was added first.
        let position = events.partitionPoint { ($0.time, $0.order) > (event.time, event.order) }
        events.insert(event, at: position)
    }
}
