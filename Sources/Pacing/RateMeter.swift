/// How many events per second happened in the last few seconds.
package struct RateMeter: Hashable, Sendable {
    /// How many seconds count, including the current one.
    package static let span = 5

    private var counts: [Int64: Int] = [:]
    private var start: Duration?

    /// Creates a meter without events.
    package init() {}

    /// Records an event.
    ///
    /// - Parameter now: The time since any fixed moment, which never runs backwards.
    package mutating func note(at now: Duration) {
        if start == nil { start = now }
        let second = now.components.seconds
        counts[second, default: 0] += 1
        if counts.count > Self.span { counts = counts.filter { Self.counts($0.key, at: now) } }
    }

    /// The events per second; where the first event was less than a second ago, that time counts as one second.
    package func perSecond(at now: Duration) -> Double {
        guard let start else { return 0 }
        let recent = counts.filter { Self.counts($0.key, at: now) }.values.reduce(0, +)
        let oldest = Duration.seconds(now.components.seconds - Int64(Self.span) + 1)
        return Double(recent) / max(1, (now - max(start, oldest)) / .seconds(1))
    }

    private static func counts(_ second: Int64, at now: Duration) -> Bool {
        second > now.components.seconds - Int64(span)
    }
}
