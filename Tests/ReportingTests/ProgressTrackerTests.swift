import Reporting
import Testing

/// Progress by a clock that the test sets.
@Suite struct ProgressTrackerTests {
    private var tracker = ProgressTracker()

    private mutating func advance(_ amounts: ProgressAmounts, at seconds: Double) {
        tracker.advance(to: amounts, at: .seconds(seconds))
    }

    private mutating func create(_ done: Int, of total: Int = 100, searches: Int = 0, at seconds: Double) {
        let wait: Duration? = searches > 0 ? .seconds(30) : nil
        advance(ProgressAmounts(.creating, done, of: total, searches: searches, longestWait: wait), at: seconds)
    }

    private func line(at seconds: Double, perSecond: Double = 0) -> String? {
        tracker.text(requestsPerSecond: perSecond, at: .seconds(seconds))
    }

    @Test func `there is no line before a stage and after it`() {
        var tracker = ProgressTracker()
        #expect(tracker.text(requestsPerSecond: 5, at: .seconds(1)) == nil)
        tracker.advance(to: ProgressAmounts(.reading), at: .seconds(1))
        #expect(tracker.text(requestsPerSecond: 5, at: .seconds(1)) == "Reading, 5/s")
        tracker.end()
        #expect(tracker.text(requestsPerSecond: 5, at: .seconds(1)) == nil)
        #expect(tracker.stage == nil)
    }

    @Test mutating func `the time left follows the rate of the last seconds`() {
        create(0, at: 0)
        create(5, at: 0.5)
        #expect(line(at: 0.5) == "Creating 5 of 100")
        create(20, at: 2)
        #expect(line(at: 2) == "Creating 20 of 100, 8 s left")
        // Since then, half as fast.
        for second in 3...20 { create(20 + (second - 2) * 4, at: Double(second)) }
        #expect(line(at: 20) == "Creating 92 of 100, 2 s left")
    }

    @Test mutating func `time that passes without progress makes the estimate longer`() {
        create(0, at: 0)
        create(50, at: 5)
        #expect(line(at: 5) == "Creating 50 of 100, 5 s left")
        #expect(line(at: 10) == "Creating 50 of 100, 10 s left")
    }

    @Test mutating func `a pause adds its rest, and does not spoil the rate`() {
        create(0, at: 0)
        create(50, at: 5)
        tracker.pause(for: .seconds(20), at: .seconds(5))
        #expect(line(at: 5) == "Creating 50 of 100, the server asks to wait 20 s, 25 s left")
        #expect(line(at: 15) == "Creating 50 of 100, the server asks to wait 10 s, 15 s left")
        #expect(line(at: 25, perSecond: 10) == "Creating 50 of 100, 10/s, 5 s left")
        create(60, at: 26)
        #expect(line(at: 26) == "Creating 60 of 100, 4 s left")
    }

    @Test mutating func `pauses that overlap count once`() {
        create(0, at: 0)
        create(10, at: 10)
        tracker.pause(for: .seconds(10), at: .seconds(10))
        tracker.pause(for: .seconds(10), at: .seconds(15))
        tracker.pause(for: .seconds(2), at: .seconds(16))
        #expect(line(at: 16) == "Creating 10 of 100, the server asks to wait 9 s, 2 min left")
        #expect(line(at: 25) == "Creating 10 of 100, 2 min left")
        create(90, at: 35)
        #expect(line(at: 35) == "Creating 90 of 100, 2 s left")
    }

    @Test mutating func `creates that are looked for hold the end back`() {
        create(0, at: 0)
        create(97, searches: 3, at: 10)
        #expect(line(at: 10) == "Creating 97 of 100, 3 looked for, at most 30 s left")
        #expect(line(at: 30) == "Creating 97 of 100, 3 looked for, at most 10 s left")
        create(99, searches: 1, at: 31)
        create(100, at: 32)
        #expect(line(at: 32) == "Creating 100 of 100")
    }

    @Test mutating func `a search that is shorter than the rest of the work does not matter`() {
        create(0, of: 1000, at: 0)
        create(100, of: 1000, searches: 1, at: 10)
        #expect(line(at: 10) == "Creating 100 of 1000, 1 looked for, 2 min left")
    }

    @Test mutating func `a wait counts down`() {
        advance(ProgressAmounts(.waiting, longestWait: .seconds(25)), at: 3)
        #expect(line(at: 3, perSecond: 9) == "Waiting for recent creates to show, at most 25 s left")
        #expect(line(at: 20.5) == "Waiting for recent creates to show, at most 8 s left")
        #expect(line(at: 29) == "Waiting for recent creates to show")
    }

    @Test mutating func `another stage, or another unit, is measured anew`() {
        advance(ProgressAmounts(.reading, 0, of: 10), at: 0)
        advance(ProgressAmounts(.reading, 1, of: 10), at: 5)
        advance(ProgressAmounts(.reading, 100, of: 3000, unit: "dialogs"), at: 6)
        #expect(line(at: 6) == "Reading 100 of 3000 dialogs")
        advance(ProgressAmounts(.reading, 300, of: 3000, unit: "dialogs"), at: 8)
        #expect(line(at: 8) == "Reading 300 of 3000 dialogs, 27 s left")
        create(0, at: 9)
        #expect(line(at: 11) == "Creating 0 of 100")
    }
}
