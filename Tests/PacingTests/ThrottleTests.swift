import Testing

@testable import Pacing

@Suite struct ThrottleTests {
    // The macro cannot take a call that mutates.
    private func expect<Value: Equatable>(
        _ value: Value,
        _ expected: Value,
        at place: SourceLocation = #_sourceLocation
    ) {
        #expect(value == expected, sourceLocation: place)
    }

    @Test func `sends until too many are in flight, and again when one has ended`() {
        var throttle = Throttle(perSecond: nil, parallelism: 2)
        expect(throttle.admit(at: .zero), .send(level: 0))
        expect(throttle.admit(at: .zero), .send(level: 0))
        expect(throttle.admit(at: .zero), .full)
        expect(throttle.end(.good, level: 0, at: .zero), nil)
        expect(throttle.admit(at: .zero), .send(level: 0))
        #expect(throttle.openCount == 2)
    }

    @Test func `waits for the rate, and a request that was not sent takes no token`() {
        var throttle = Throttle(perSecond: 2, parallelism: 1)
        expect(throttle.admit(at: .zero), .send(level: 0))
        for _ in 0..<5 { expect(throttle.admit(at: .zero), .full) }
        _ = throttle.end(.good, level: 0, at: .zero)
        expect(throttle.admit(at: .zero), .send(level: 0))
        _ = throttle.end(.good, level: 0, at: .zero)
        expect(throttle.admit(at: .milliseconds(400)), .wait(.milliseconds(600)))
        expect(throttle.admit(at: .seconds(1)), .send(level: 0))
    }

    @Test func `a pause holds everything back until it is over`() {
        var throttle = Throttle(perSecond: nil, parallelism: 8)
        _ = throttle.admit(at: .zero)
        expect(throttle.end(.throttled(retryAfter: .seconds(20)), level: 0, at: .seconds(1)), .seconds(20))
        expect(throttle.admit(at: .seconds(1)), .pause(.seconds(20)))
        expect(throttle.admit(at: .seconds(20)), .pause(.seconds(1)))
        expect(throttle.admit(at: .seconds(21)), .send(level: 1))
        #expect(throttle.concurrency.limit == 4)
    }

    @Test(arguments: [
        (Duration.seconds(5), Duration?.none), (.seconds(30), .seconds(30)), (.zero, nil),
        (.seconds(100_000), .seconds(300)),
    ])
    func `a pause only ever grows, within reason`(retryAfter: Duration, announced: Duration?) {
        var throttle = Throttle(perSecond: nil, parallelism: 8)
        for _ in 0..<2 { _ = throttle.admit(at: .zero) }
        _ = throttle.end(.throttled(retryAfter: .seconds(10)), level: 0, at: .zero)
        expect(throttle.end(.throttled(retryAfter: retryAfter), level: 0, at: .zero), announced)
        expect(throttle.admit(at: .zero), .pause(announced ?? .seconds(10)))
    }

    @Test func `being throttled without a time causes no pause, but halves`() {
        var throttle = Throttle(perSecond: nil, parallelism: 8)
        _ = throttle.admit(at: .zero)
        expect(throttle.end(.throttled(retryAfter: nil), level: 0, at: .zero), nil)
        #expect(throttle.concurrency.limit == 4)
        expect(throttle.admit(at: .zero), .send(level: 1))
    }

    @Test func `requests throttled together halve the rate once, and lengthen its second`() {
        var throttle = Throttle(perSecond: 8, parallelism: 8)
        for _ in 0..<8 { _ = throttle.admit(at: .zero) }
        for _ in 0..<8 { _ = throttle.end(.throttled(retryAfter: nil), level: 0, at: .zero) }
        #expect(throttle.perSecond == 4)
        for _ in 0..<4 { expect(throttle.admit(at: .seconds(2)), .send(level: 1)) }
        for _ in 0..<4 { _ = throttle.end(.unclear, level: 1, at: .seconds(2)) }
        expect(throttle.admit(at: .seconds(3)), .wait(.milliseconds(10)))
    }

    @Test func `without a rate, one is found where requests are refused`() {
        var throttle = Throttle(perSecond: nil, parallelism: 1000)
        for _ in 0..<40 { _ = throttle.admit(at: .zero) }
        #expect(throttle.perSecond == nil)
        _ = throttle.end(.throttled(retryAfter: nil), level: 0, at: .milliseconds(100))
        #expect(throttle.perSecond == 20)
        expect(throttle.admit(at: .milliseconds(100)), .send(level: 1))
    }

    @Test func `a request whose place is given up is not in flight, and its end still counts`() {
        var throttle = Throttle(perSecond: nil, parallelism: 1)
        expect(throttle.admit(at: .zero), .send(level: 0))
        throttle.freePlace()
        expect(throttle.admit(at: .zero), .send(level: 0))
        expect(throttle.note(.throttled(retryAfter: .seconds(5)), level: 0, at: .zero), .seconds(5))
        #expect(throttle.openCount == 1)
    }

    @Test func `a request that departs later keeps its token until then`() {
        var throttle = Throttle(perSecond: 1, parallelism: 8)
        expect(throttle.admit(at: .zero, departsLater: true), .send(level: 0))
        expect(throttle.admit(at: .seconds(5)), .full)
        throttle.depart(at: .seconds(5))
        expect(throttle.admit(at: .seconds(5)), .wait(.seconds(1)))
    }

    @Test func `high parallelism starts with a part of it`() {
        #expect(Throttle(perSecond: nil, parallelism: 4).concurrency.limit == 4)
        #expect(Throttle(perSecond: nil, parallelism: 16).concurrency.limit == 8)
        #expect(Throttle(perSecond: nil, parallelism: 128).concurrency.limit == 64)
    }

    @Test func `an unclear end frees the slot and changes nothing else`() {
        var throttle = Throttle(perSecond: nil, parallelism: 20)
        _ = throttle.admit(at: .zero)
        _ = throttle.end(.unclear, level: 0, at: .zero)
        #expect(throttle.openCount == 0)
        #expect(throttle.concurrency.limit == 10)
    }
}
