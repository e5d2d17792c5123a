import Pacing
import Testing

@Suite struct AdaptiveConcurrencyTests {
    @Test(arguments: [(1, 1), (4, 4), (8, 8), (100, 8), (0, 1), (-1, 1)])
    func `starts with eight, or its maximum`(maximum: Int, limit: Int) {
        #expect(AdaptiveConcurrency(maximum: maximum).limit == limit)
    }

    @Test func `grows with each good response up to its maximum`() {
        var concurrency = AdaptiveConcurrency(maximum: 10)
        let limits = (0..<4).map { _ in
            concurrency.succeed(atLevel: 0)
            return concurrency.limit
        }
        #expect(limits == [9, 10, 10, 10])
    }

    @Test func `halves when requests are throttled, down to one`() {
        var concurrency = AdaptiveConcurrency(maximum: 8)
        let limits = (0..<5).map { level in
            concurrency.pushBack(atLevel: level)
            return concurrency.limit
        }
        #expect(limits == [4, 2, 1, 1, 1])
    }

    @Test func `requests that were in flight together halve it once`() {
        var concurrency = AdaptiveConcurrency(maximum: 8)
        for _ in 0..<8 { concurrency.pushBack(atLevel: 0) }
        #expect(concurrency.limit == 4)
        concurrency.pushBack(atLevel: 1)
        #expect(concurrency.limit == 2)
    }

    @Test func `grows by one a round after it was halved`() {
        var concurrency = AdaptiveConcurrency(maximum: 8)
        concurrency.pushBack(atLevel: 0)
        for _ in 0..<100 { concurrency.succeed(atLevel: 0) }
        #expect(concurrency.limit == 4)
        for _ in 0..<3 { concurrency.succeed(atLevel: 1) }
        #expect(concurrency.limit == 4)
        concurrency.succeed(atLevel: 1)
        #expect(concurrency.limit == 5)
        for _ in 0..<5 { concurrency.succeed(atLevel: 1) }
        #expect(concurrency.limit == 6)
        for _ in 0..<100 { concurrency.succeed(atLevel: 1) }
        #expect(concurrency.limit == 8)
    }
}
