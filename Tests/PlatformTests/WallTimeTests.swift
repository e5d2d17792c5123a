import Testing

@testable import Platform

@Suite struct WallTimeTests {
    @Test(arguments: [(-1, 0), (0, 0), (Int.max, 253_402_300_799_999), (Int.min, 0)])
    func `times outside the calendar become the nearest within`(milliseconds: Int, expected: Int) {
        #expect(WallTime(milliseconds: milliseconds).milliseconds == expected)
    }

    @Test(arguments: [
        (Duration.milliseconds(1500), 2500), (.seconds(-5), 0), (.nanoseconds(1), 1001),
        (.seconds(Int64.max), 253_402_300_799_999), (.seconds(Int64.min), 0),
    ])
    func `a later time counts whole milliseconds and stays in the calendar`(duration: Duration, expected: Int) {
        #expect(WallTime(milliseconds: 1000).advanced(by: duration).milliseconds == expected)
    }

    @Test func `the time between two times has a sign`() {
        let (first, second) = (WallTime(milliseconds: 1), WallTime(milliseconds: 3))
        #expect(second.since(first) == .milliseconds(2))
        #expect(first.since(second) == .milliseconds(-2))
        #expect(first < second)
    }

    @Test func `the system's clock is past the day on which this was written`() {
        #expect(WallTime.current().milliseconds > 1_767_225_600_000)
    }
}
