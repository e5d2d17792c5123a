/// How many things happened a second, of late.
package struct RateMeter: Hashable, Sendable {
    /// How many seconds count, the running one included.
    package static let span = 5

    private var counts: [Int64: Int] = [:]
    private var start: Duration?

    /// Creates a meter of nothing.
    package init() {}

    /// Takes note that something happened.
    ///
    /// - Parameter now: The time since any fixed moment, which never runs backwards.
    package mutating func note(at now: Duration) {
        if start == nil { start = now }
        let second = now.components.seconds
        counts[second, default: 0] += 1
        if counts.count > Self.span { counts = counts.filter { Self.counts($0.key, at: now) } }
    }

    /// How many happened a second; a time of less than one second since the first counts as one.
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
