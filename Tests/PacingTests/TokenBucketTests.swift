import Pacing
import Testing

@Suite struct TokenBucketTests {
    /// When each of these requests is sent, if all of them are ready at once.
    private func departures(_ count: Int, perSecond: Int) -> [Duration] {
        var bucket = TokenBucket(perSecond: perSecond)
        var now = Duration.zero
        return (0..<count).map { _ in
            now += bucket.wait(at: now)
            return bucket.take(at: now) ? now : .seconds(-1)
        }
    }

    @Test func `a second's worth is sent at once`() {
        #expect(departures(60, perSecond: 60).allSatisfy { $0 == .zero })
    }

    @Test func `the rest is sent evenly from the next second on`() {
        let milliseconds = [0, 0, 0, 0, 1000, 1250, 1500, 1750, 2000, 2250]
        #expect(departures(10, perSecond: 4) == milliseconds.map { .milliseconds($0) })
    }

    @Test func `tokens of a longer window stay away for longer`() {
        var bucket = TokenBucket(perSecond: 2, window: .milliseconds(1100))
        let isTaken = [0, 0, 1099, 1100, 1649, 1650].map { bucket.take(at: .milliseconds($0)) }
        #expect(isTaken == [true, true, false, true, false, true])
    }

    @Test func `each widening makes the window longer, up to a limit`() {
        var bucket = TokenBucket(perSecond: 1)
        bucket.widen()
        #expect([0, 1009, 1010].map { bucket.take(at: .milliseconds($0)) } == [true, false, true])
        for _ in 0..<100 { bucket.widen() }
        #expect([2100, 3349, 3350].map { bucket.take(at: .milliseconds($0)) } == [true, false, true])
    }

    @Test func `what was sent before counts when there are fewer tokens, or more`() {
        var bucket = TokenBucket(perSecond: 4)
        #expect((0..<4).map { _ in bucket.take(at: .zero) } == [true, true, true, true])
        bucket.hold(to: 2)
        // Of four that come back from the second second on, two were lent beyond the new rate.
        #expect([1000, 1249, 1250, 1500].map { bucket.take(at: .milliseconds($0)) } == [false, false, false, true])
        bucket.hold(to: 6)
        #expect([1500, 1500, 1500].map { bucket.take(at: .milliseconds($0)) } == [true, true, true])
        let departures = (0..<50).map { step in bucket.take(at: .seconds(3) + .milliseconds(20 * step)) }
        #expect(departures.count { $0 } == 6)
    }

    @Test func `a reserved token comes back a second after its request was sent`() {
        var bucket = TokenBucket(perSecond: 2)
        #expect((0..<3).map { _ in bucket.reserve(at: .zero) } == [true, true, false])
        #expect(bucket.isReserved)
        bucket.depart(at: .milliseconds(300))
        #expect(!bucket.isReserved)
        #expect(bucket.wait(at: .milliseconds(300)) == .seconds(1))
        bucket.depart(at: .milliseconds(900))
        let isTaken = [1299, 1300, 1899, 1900].map { bucket.take(at: .milliseconds($0)) }
        #expect(isTaken == [false, true, false, true])
    }

    @Test func `no second has more departures than the rate, however late they are`() {
        var bucket = TokenBucket(perSecond: 7)
        var random = SystemRandomNumberGenerator()
        var waiting: [Int] = []
        var departures: [Duration] = []
        for step in 0..<20_000 {
            let now = Duration.milliseconds(step)
            if bucket.reserve(at: now) { waiting.append(step + .random(in: 0...120, using: &random)) }
            for _ in waiting.filter({ $0 <= step }) {
                bucket.depart(at: now)
                departures.append(now)
            }
            waiting.removeAll { $0 <= step }
        }
        #expect(departures.count > 100)
        for (first, next) in zip(departures, departures.dropFirst(7)) { #expect(next - first >= .seconds(1)) }
    }

    @Test func `a pause refills the bucket`() {
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
