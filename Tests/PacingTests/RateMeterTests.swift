import Pacing
import Testing

@Suite struct RateMeterTests {
    private func rate(of times: [Duration], at now: Duration) -> Double {
        var meter = RateMeter()
        for time in times { meter.note(at: time) }
        return meter.perSecond(at: now)
    }

    @Test func `without events the rate is zero`() {
        #expect(rate(of: [], at: .seconds(3)) == 0)
    }

    @Test func `a burst counts as one second`() {
        #expect(rate(of: Array(repeating: .zero, count: 60), at: .milliseconds(10)) == 60)
    }

    @Test func `a steady rate is measured exactly`() {
        let times = (0..<200).map { Duration.milliseconds($0 * 100) }
        #expect(rate(of: Array(times.prefix(20)), at: .seconds(2)) == 10)
        #expect(abs(rate(of: times, at: .milliseconds(19_999)) - 10) < 0.1)
    }

    @Test func `old events do not count`() {
        #expect(rate(of: Array(repeating: .zero, count: 500), at: .seconds(5)) == 0)
        #expect(rate(of: Array(repeating: .zero, count: 500) + [.seconds(9)], at: .seconds(10)) == 0.25)
    }
}
