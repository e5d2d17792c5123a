import Pacing
import Testing

@Suite struct AdaptiveRateTests {
    /// The rate after each second of a server that refuses what exceeds a limit, and how much it refused in all.
    private func play(
        _ rate: inout AdaptiveRate,
        limit: Int,
        seconds: Range<Int>
    ) -> (rates: [Int], refused: Int) {
        var refused = 0
        let rates = seconds.map { second in
            let sent = rate.current ?? 1000
            if sent > limit {
                refused += sent - limit
                rate.pushBack(from: Double(sent), at: .seconds(second))
            } else {
                _ = rate.succeed(at: .seconds(second))
            }
            return rate.current ?? 1000
        }
        return (rates, refused)
    }

    @Test func `is halved with each refusal, but never less than one`() {
        var rate = AdaptiveRate(maximum: 10)
        for expected in [5, 2, 1, 1] {
            rate.pushBack(from: 100, at: .zero)
            #expect(rate.current == expected)
        }
    }

    @Test func `falls below what was sent when it was refused, where that was less than was allowed`() {
        var rate = AdaptiveRate(maximum: 80)
        rate.pushBack(from: 20, at: .zero)
        #expect(rate.current == 10)
    }

    @Test func `grows by a twentieth of the maximum each second, not above it`() {
        var rate = AdaptiveRate(maximum: 40)
        rate.pushBack(from: 2, at: .zero)
        #expect(rate.current == 1)
        let (rates, _) = play(&rate, limit: 100, seconds: 1..<30)
        #expect(rates.prefix(3) == [3, 5, 7])
        #expect(rates.last == 40)
        #expect(rates.allSatisfy { $0 <= 40 })
    }

    @Test func `grows no more often than once in a second, however many requests are answered`() {
        var rate = AdaptiveRate(maximum: 100)
        rate.pushBack(from: 100, at: .zero)
        let changes = (0..<1000).map { rate.succeed(at: .milliseconds($0)) }
        #expect(!changes.contains(true))
        #expect(rate.current == 50)
    }

    @Test func `a limit far below the rate costs few requests, and little of it is left unused`() {
        var rate = AdaptiveRate(maximum: 50)
        let (rates, refused) = play(&rate, limit: 20, seconds: 0..<60)
        #expect(refused <= 45)
        #expect(rates.dropFirst(5).reduce(0, +) >= 55 * 14)
    }

    @Test func `what was never refused has no limit`() {
        var rate = AdaptiveRate(maximum: nil)
        #expect(rate.current == nil)
        let changed = rate.succeed(at: .seconds(100))
        #expect(!changed)
        rate.pushBack(from: 200, at: .seconds(101))
        #expect(rate.current == 100)
        #expect(play(&rate, limit: 1000, seconds: 102..<180).rates.last ?? 0 > 250)
    }
}
