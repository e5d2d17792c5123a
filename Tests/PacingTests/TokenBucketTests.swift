import Pacing
import Testing

@Suite struct TokenBucketTests {
    /// When each of so many requests leaves that all want to leave at once.
    private func departures(_ count: Int, perSecond: Int) -> [Duration] {
        var bucket = TokenBucket(perSecond: perSecond)
        var now = Duration.zero
        return (0..<count).map { _ in
            now += bucket.wait(at: now)
            return bucket.take(at: now) ? now : .seconds(-1)
        }
    }

    @Test func `a second's worth leaves at once`() {
        #expect(departures(60, perSecond: 60).allSatisfy { $0 == .zero })
    }

    @Test func `what is more waits for the next second`() {
        #expect(departures(5, perSecond: 2) == [.zero, .zero, .seconds(1), .seconds(1), .seconds(2)])
    }

    @Test func `an empty bucket gives nothing`() {
        var bucket = TokenBucket(perSecond: 1)
        let wait = Duration.milliseconds(1)
        let isTaken = [Duration.seconds(5), .seconds(6) - wait, .seconds(6)].map { bucket.take(at: $0) }
        #expect(isTaken == [true, false, true])
        #expect(bucket.wait(at: .seconds(7) - wait) == wait)
    }

    @Test(arguments: [1, 3, 60], [1, 7, 40])
    func `no second has more than the rate, however requests come`(perSecond: Int, gap: Int) {
        var bucket = TokenBucket(perSecond: perSecond)
        var times: [Duration] = []
        for step in 0..<2000 {
            // Some stretches are quiet, so that the bucket is full again when the next begins.
            let now = Duration.milliseconds(step * gap + step / 300 * 1700)
            if bucket.take(at: now) { times.append(now) }
        }
        #expect(times.count >= perSecond)
        for (first, next) in zip(times, times.dropFirst(perSecond)) { #expect(next - first >= .seconds(1)) }
    }

    @Test func `a rate is at least one`() {
        #expect(TokenBucket(perSecond: 0).perSecond == 1)
        #expect(TokenBucket(perSecond: -3).perSecond == 1)
    }
}
