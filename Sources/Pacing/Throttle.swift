/// Decides when the next request may be sent: not before the bucket has a token, not while too many requests are in
/// flight, and not before the end of a pause that the server asked for.
///
/// When the server refuses requests, both the number in flight and the rate are halved; they grow again while it
/// refuses none.
package struct Throttle: Hashable, Sendable {
    /// How many requests may be in flight at once.
    package private(set) var concurrency: AdaptiveConcurrency
    /// How many requests are in flight.
    package private(set) var openCount = 0
    /// How many requests were sent per second lately.
    package private(set) var meter = RateMeter()
    private var rate: AdaptiveRate
    private let window: Duration
    private var bucket: TokenBucket?
    private var pauseEnd = Duration.zero

    /// The upper bound of a pause, whatever the server asks for.
    package static let longestPause = Backoff().longestRetryAfter

    /// The decision about one request.
    package enum Verdict: Hashable, Sendable {
        /// The request may be sent now, at this concurrency level; it counts as in flight until it is ended.
        case send(level: Int)
        /// No request may be sent until one that holds a permit is sent or ends.
        case full
        /// The rate is used up for this long.
        case wait(Duration)
        /// The server asked for a pause, of which this much is left.
        case pause(Duration)
    }

    /// Creates a throttle that no request has used yet.
    ///
    /// - Parameters:
    ///   - perSecond: How many requests may be sent in any second; `nil` for any number.
    ///   - parallelism: How many may be in flight at most.
    ///   - window: How long a token stays away: the second in which the server counts, plus a margin for varying delays
    ///     on the network.
    package init(perSecond: Int?, parallelism: Int, window: Duration = .seconds(1)) {
        rate = AdaptiveRate(maximum: perSecond)
        self.window = window
        bucket = perSecond.map { TokenBucket(perSecond: $0, window: window) }
        // A user who allows many expects the server to bear them; the server still gets one round trip to object.
        concurrency = AdaptiveConcurrency(maximum: parallelism, start: max(8, parallelism / 2))
    }

    /// Creates a throttle that lets everything through until the server asks for less.
    package init() {
        rate = AdaptiveRate(maximum: nil)
        window = .seconds(1)
        concurrency = AdaptiveConcurrency(maximum: .max, start: .max)
    }

    /// Decides whether one request may be sent now, and if so, counts it.
    ///
    /// - Parameters:
    ///   - now: The time since any fixed moment, which never runs backwards.
    ///   - departsLater: Whether it is recorded first, and `depart` is called when it is sent: the server counts
    ///     requests when they arrive.
    /// - Returns: Whether it may be sent, or what holds it back; a request that may not be sent uses nothing up.
    package mutating func admit(at now: Duration, departsLater: Bool = false) -> Verdict {
        guard now >= pauseEnd else { return .pause(pauseEnd - now) }
        guard openCount < concurrency.limit, bucket?.isReserved != true else { return .full }
        if let wait = bucket?.wait(at: now), wait > .zero { return .wait(wait) }
        _ = bucket?.reserve(at: now)
        openCount += 1
        meter.note(at: now)
        if !departsLater { depart(at: now) }
        return .send(level: concurrency.level)
    }

    /// Records that a request is sent that was admitted with `departsLater`.
    package mutating func depart(at now: Duration) {
        bucket?.depart(at: now)
    }

    /// The rate that requests are held to now; `nil` where they are held to none.
    package var perSecond: Int? { rate.current }

    /// Ends a request that was sent at a level.
    ///
    /// - Returns: The length of the pause from now on, if this request prolonged it.
    package mutating func end(_ ending: RequestEnding, level: Int, at now: Duration) -> Duration? {
        freePlace()
        return note(ending, level: level, at: now)
    }

    /// Records that a request is not in flight any more, or is not counted among those that are.
    mutating func freePlace() { openCount -= 1 }

    /// Takes note of how a request ended that was sent at a level, whether or not it is still counted as in flight.
    ///
    /// - Returns: The length of the pause from now on, if this request prolonged it.
    mutating func note(_ ending: RequestEnding, level: Int, at now: Duration) -> Duration? {
        switch ending {
        case .good:
            concurrency.succeed(atLevel: level)
            if rate.succeed(at: now) { holdToRate() }
        case .unclear: break
        case .throttled(let retryAfter):
            if concurrency.pushBack(atLevel: level) {
                rate.pushBack(from: meter.perSecond(at: now), at: now)
                holdToRate()
                bucket?.widen()
            }
            let end = now + min(retryAfter ?? .zero, Self.longestPause)
            guard end > max(pauseEnd, now) else { return nil }
            pauseEnd = end
            return end - now
        }
        return nil
    }

    private mutating func holdToRate() {
        guard let current = rate.current else { return }
        if bucket == nil { bucket = TokenBucket(perSecond: current, window: window) }
        bucket?.hold(to: current)
    }
}

/// What the end of a request says about the state of the server.
package enum RequestEnding: Hashable, Sendable {
    /// The server responded.
    case good
    /// The server refused it because there were too many, and may have said after what time to try again.
    case throttled(retryAfter: Duration?)
    /// It failed in a way that says nothing about the load, or was never sent.
    case unclear
}
