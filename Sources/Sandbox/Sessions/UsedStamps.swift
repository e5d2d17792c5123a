/// The timestamps and nonces of signed requests, each of which is accepted only once.
struct UsedStamps {
    /// The allowed difference between the clocks of client and server, in seconds: 60 minutes according to the
    /// reference.
    static let tolerance = 60 * 60

    private var used: Set<Session.Stamp> = []
    private var sweepSize = 1_024

    /// Whether a client's timestamp is within the tolerance.
    static func isTimely(_ timestamp: Int, at time: Timestamp) -> Bool {
        // A difference with a number of the client's choice may overflow; a range around the server's time cannot.
        (time.seconds - tolerance...time.seconds + tolerance).contains(timestamp)
    }

    /// Adds a stamp; returns whether it is new.
    mutating func insert(_ stamp: Session.Stamp, at time: Timestamp) -> Bool {
        if used.count >= sweepSize {
            // A stamp outside the tolerance is rejected anyway, and need not be remembered.
            used = used.filter { Self.isTimely($0.timestamp, at: time) }
            sweepSize = max(1_024, 2 * used.count)
        }
        return used.insert(stamp).inserted
    }
}
