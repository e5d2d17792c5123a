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

    @Test func `what is more leaves evenly from the next second on`() {
        let milliseconds = [0, 0, 0, 0, 1000, 1250, 1500, 1750, 2000, 2250]
        #expect(departures(10, perSecond: 4) == milliseconds.map { .milliseconds($0) })
    }

    @Test func `a pause fills the bucket again`() {
        var bucket = TokenBucket(perSecond: 3)
        let isTaken = [0, 0, 0, 0, 2, 2, 2, 2].map { bucket.take(at: .seconds($0)) }
        #expect(isTaken == [true, true, true, false, true, true, true, false])
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
