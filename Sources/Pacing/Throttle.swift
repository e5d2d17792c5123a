/// Decides when the next request may be sent: not before the bucket has a token, not while too many are open, and not
/// before the time that the server named.
package struct Throttle: Hashable, Sendable {
    /// How many requests may be open at once.
    package private(set) var concurrency: AdaptiveConcurrency
    /// How many requests are open.
    package private(set) var openCount = 0
    private var bucket: TokenBucket?
    private var pauseEnd = Duration.zero

    /// No pause is longer than this, whatever the server asks for.
    package static let longestPause = Backoff().longestRetryAfter

    /// What is said to who wants to send a request.
    package enum Verdict: Hashable, Sendable {
        /// The request may be sent now, at this level of concurrency; it counts as open until it is ended.
        case send(level: Int)
        /// No request may be sent until some open one has left or ended.
        case full
        /// The rate is used up for so long.
        case wait(Duration)
        /// The server asked for a pause that lasts so much longer.
        case pause(Duration)
    }

    /// Creates a throttle that nothing holds back yet.
    ///
    /// - Parameters:
    ///   - perSecond: How many requests may be sent in any second; `nil` for any number.
    ///   - parallelism: How many may be open at most.
    ///   - window: How long the second is that the server counts in, with what makes it seem shorter there.
    package init(perSecond: Int?, parallelism: Int, window: Duration = .seconds(1)) {
        bucket = perSecond.map { TokenBucket(perSecond: $0, window: window) }
        // Whoever allows many expects the server to bear them; it still gets a round trip to object.
        concurrency = AdaptiveConcurrency(maximum: parallelism, start: max(8, parallelism / 2))
    }

    /// Creates a throttle that lets everything through until the server itself asks for less.
    package init() {
        concurrency = AdaptiveConcurrency(maximum: .max, start: .max)
    }

    /// Asks for one request to be sent.
    ///
    /// - Parameters:
    ///   - now: The time since any fixed moment, which never runs backwards.
    ///   - departsLater: Whether it has to be recorded first, and `depart` tells when it leaves: the server counts what
    ///     comes, not what is about to.
    /// - Returns: Whether it may be sent, or what is in its way; what is not sent uses nothing up.
    package mutating func ask(at now: Duration, departsLater: Bool = false) -> Verdict {
        guard now >= pauseEnd else { return .pause(pauseEnd - now) }
        guard openCount < concurrency.limit, bucket?.isReserved != true else { return .full }
        if let wait = bucket?.wait(at: now), wait > .zero { return .wait(wait) }
        _ = bucket?.reserve(at: now)
        openCount += 1
        if !departsLater { depart(at: now) }
        return .send(level: concurrency.level)
    }

    /// Takes note that a request leaves that was to do so later.
    package mutating func depart(at now: Duration) {
        bucket?.depart(at: now)
    }

    /// Ends a request that was sent at a level.
    ///
    /// - Returns: How long nothing is sent from now on, where that is longer than it was.
    package mutating func end(_ ending: RequestEnding, level: Int, at now: Duration) -> Duration? {
        openCount -= 1
        switch ending {
        case .good: concurrency.succeed(atLevel: level)
        case .unclear: break
        case .turnedAway(let retryAfter):
            if concurrency.pushBack(atLevel: level) { bucket?.widen() }
            let end = now + min(retryAfter ?? .zero, Self.longestPause)
            guard end > max(pauseEnd, now) else { return nil }
            pauseEnd = end
            return end - now
        }
        return nil
    }
}

/// What the end of a request tells of how the server is.
package enum RequestEnding: Hashable, Sendable {
    /// It was answered.
    case good
    /// It was turned away because there were too many, perhaps with the time after which the next is welcome.
    case turnedAway(retryAfter: Duration?)
    /// It failed in a way that tells nothing, or was never sent.
    case unclear
}
