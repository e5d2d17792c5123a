/// The times and numbers of signed requests, none of which is taken twice.
struct UsedStamps {
    /// How far a client's clock may be from the server's, in seconds: 60 minutes by the reference.
    static let tolerance = 60 * 60

    private var used: Set<Session.Stamp> = []
    private var sweepSize = 1_024

    /// Whether a client's time is near enough to be taken.
    static func isTimely(_ timestamp: Int, at time: Timestamp) -> Bool {
        // A difference of two numbers of the client's choice may overflow; a range of the server's cannot.
        (time.seconds - tolerance...time.seconds + tolerance).contains(timestamp)
    }

    /// Adds a stamp; says whether it is new.
    mutating func insert(_ stamp: Session.Stamp, at time: Timestamp) -> Bool {
        if used.count >= sweepSize {
            // A stamp that is no longer timely is refused for that, and need not be remembered.
            used = used.filter { Self.isTimely($0.timestamp, at: time) }
            sweepSize = max(1_024, 2 * used.count)
        }
        return used.insert(stamp).inserted
    }
}
