/// Follows the progress of a run, and tells at any time how far it has got and how long it takes from then on.
///
/// It has no clock: every time is given to it, as what has passed since some beginning.
package struct ProgressTracker: Sendable {
    private var current: Stage?
    /// When the pause ends that the server asked for.
    private var pauseEnd = Duration.zero
    /// How long nothing was sent, or will not be sent, because the server asked for that.
    private var paused = Duration.zero

    /// The rate of the last few seconds counts.
    private static let span = Duration.seconds(10)
    /// A rate of less time would be too inaccurate for an estimate.
    private static let shortestSpan = Duration.seconds(1)

    private struct Stage {
        var amounts: ProgressAmounts
        /// How much was done at times that leave out the pauses, the first one before the span.
        var samples: [(time: Duration, done: Int)]
        /// When what is waited for is over.
        var waitEnd: Duration?

        func isSame(as amounts: ProgressAmounts) -> Bool {
            self.amounts.stage == amounts.stage && self.amounts.unit == amounts.unit
        }
    }

    /// Creates a tracker of a run that has not begun.
    package init() {}

    /// Takes note of how far a stage has got; another stage than before begins with it.
    package mutating func advance(to amounts: ProgressAmounts, at now: Duration) {
        let time = active(at: now)
        var stage =
            current.flatMap { $0.isSame(as: amounts) ? $0 : nil }
            ?? Stage(amounts: amounts, samples: [(time, amounts.done)])
        stage.amounts = amounts
        if let last = stage.samples.last, last.time == time { stage.samples.removeLast() }
        stage.samples.append((time, amounts.done))
        while stage.samples.count > 2, stage.samples[1].time <= time - Self.span { stage.samples.removeFirst() }
        if let wait = amounts.longestWait {
            stage.waitEnd = max(stage.waitEnd ?? .zero, now + wait)
        } else if amounts.searches == 0 {
            stage.waitEnd = nil
        }
        current = stage
    }

    /// Takes note of a pause that the server asked for.
    package mutating func pause(for duration: Duration, at now: Duration) {
        let begin = max(now, pauseEnd)
        pauseEnd = max(pauseEnd, now + duration)
        paused += pauseEnd - begin
    }

    /// Takes note that the stage has ended.
    package mutating func end() { current = nil }

    /// The stage that is under way.
    package var stage: ProgressStage? { current?.amounts.stage }

    /// The line; `nil` where nothing is under way.
    ///
    /// - Parameters:
    ///   - requestsPerSecond: The recent rate of requests.
    ///   - now: The time.
    /// - Returns: The line.
    package func text(requestsPerSecond: Double, at now: Duration) -> String? {
        guard let current else { return nil }
        let pause = max(.zero, pauseEnd - now)
        let isWaiting = current.amounts.stage == .waiting
        return ProgressText(
            current.amounts,
            requestsPerSecond: isWaiting ? 0 : requestsPerSecond,
            pause: pause,
            left: left(of: current, pause, at: now)
        ).text
    }

    private func left(of stage: Stage, _ pause: Duration, at now: Duration) -> ProgressText.TimeLeft? {
        let wait = stage.waitEnd.flatMap { $0 > now ? $0 - now : nil }
        let rest = stage.amounts.total - stage.amounts.done - stage.amounts.searches
        let work = rest > 0 ? time(for: rest, of: stage, at: now).map { $0 + pause } : nil
        switch (work, wait) {
        case (let work?, let wait?): return work >= wait ? .about(work) : .atMost(wait)
        case (let work?, nil): return .about(work)
        case (nil, let wait?): return rest <= 0 || stage.amounts.stage != .creating ? .atMost(wait) : nil
        case (nil, nil): return nil
        }
    }

    /// How long this much work takes at the rate of the last few seconds; `nil` if nobody knows.
    private func time(for rest: Int, of stage: Stage, at now: Duration) -> Duration? {
        guard let first = stage.samples.first else { return nil }
        let span = active(at: now) - first.time
        let done = stage.amounts.done - first.done
        guard span >= Self.shortestSpan, done > 0 else { return nil }
        return span * (Double(rest) / Double(done))
    }

    /// The time without the pauses so far.
    private func active(at now: Duration) -> Duration { now - (paused - max(.zero, pauseEnd - now)) }
}
