/// What is under way in a simulation, and what has arrived.
struct SimulatedEvents {
    /// The time since the start.
    private(set) var time = Duration.zero
    private var events: [Event] = []
    private var arrivals: [SimulatedArrival] = []
    private var requests = 0
    private var planned = 0

    /// Something that happens to a request at a time.
    struct Event {
        /// The request's number.
        let number: Int
        let time: Duration
        /// The order of events of one time.
        let order: Int
        let kind: Kind

        enum Kind {
            case handling(SandboxRequest, FaultDecision)
            case arrival(SimulatedOutcome)
        }
    }

    /// When something happens next.
    var next: Duration? { events.last?.time }

    /// Adds a request, which is handled once its wait is over, and gives its number.
    mutating func begin(_ request: SandboxRequest, _ decision: FaultDecision) -> Int {
        requests += 1
        add(requests, after: decision.waitBefore, .handling(request, decision))
        return requests
    }

    /// Adds what becomes of a request that has been handled; an answer that never comes is no event.
    mutating func deliver(_ delivery: Delivery, _ number: Int) {
        guard let outcome = SimulatedOutcome(delivery.outcome) else { return }
        add(number, after: delivery.wait, .arrival(outcome))
    }

    /// Moves on to the next event; an arrival is kept.
    mutating func takeNext() -> Event? {
        guard let event = events.popLast() else { return nil }
        time = event.time
        if case .arrival(let outcome) = event.kind {
            arrivals.append(SimulatedArrival(number: event.number, time: time, outcome: outcome))
        }
        return event
    }

    /// Moves on to a time before the next event.
    mutating func pass(to later: Duration) {
        time = max(time, later)
    }

    /// Takes everything that has arrived, in order.
    mutating func takeArrivals() -> [SimulatedArrival] {
        defer { arrivals = [] }
        return arrivals
    }

    /// Takes what has arrived for a request.
    mutating func takeArrival(of number: Int) -> SimulatedArrival? {
        arrivals.firstIndex { $0.number == number }.map { arrivals.remove(at: $0) }
    }

    private mutating func add(_ number: Int, after wait: Duration, _ kind: Event.Kind) {
        planned += 1
        let event = Event(number: number, time: time + wait, order: planned, kind: kind)
        // The next event comes last; of two at one time, the one that was planned first.
        let position = events.partitionPoint { ($0.time, $0.order) > (event.time, event.order) }
        events.insert(event, at: position)
    }
}
