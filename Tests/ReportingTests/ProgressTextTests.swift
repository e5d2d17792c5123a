import Reporting
import Testing

@Suite struct ProgressTextTests {
    @Test func `says how far, how fast and how long`() {
        let text = ProgressText("Creating", 120, of: 900, requestsPerSecond: 58.2, donePerSecond: 60)
        #expect(text.text == "Creating 120 of 900, 58/s, 13 s left")
    }

    @Test func `says what failed`() {
        #expect(ProgressText("Creating", 3, of: 9, failed: 2).text == "Creating 3 of 9, 2 failed")
    }

    @Test(arguments: [
        (0.0, "Reading 1 of 2"), (0.04, "Reading 1 of 2"), (0.5, "Reading 1 of 2, 0.5/s"), (2, "Reading 1 of 2, 2/s"),
        (9.94, "Reading 1 of 2, 9.9/s"), (9.96, "Reading 1 of 2, 10/s"), (10.4, "Reading 1 of 2, 10/s"),
        (.nan, "Reading 1 of 2"), (.infinity, "Reading 1 of 2"), (-1, "Reading 1 of 2"),
    ])
    func `rounds the rate`(rate: Double, text: String) {
        #expect(ProgressText("Reading", 1, of: 2, requestsPerSecond: rate).text == text)
    }

    @Test(arguments: [
        (1, "1 s"), (60, "60 s"), (61, "2 min"), (3600, "60 min"), (3601, "1 h 1 min"), (7300, "2 h 2 min"),
    ])
    func `rounds the time up`(seconds: Int, left: String) {
        #expect(
            ProgressText("Reading", 0, of: seconds, donePerSecond: 1).text == "Reading 0 of \(seconds), \(left) left"
        )
    }

    @Test func `leaves out a time that nobody knows or needs`() {
        #expect(ProgressText("Reading", 0, of: 9, donePerSecond: 0).text == "Reading 0 of 9")
        #expect(ProgressText("Reading", 9, of: 9, donePerSecond: 3).text == "Reading 9 of 9")
        #expect(ProgressText("Reading", 0, of: 9, donePerSecond: 1e-9).text == "Reading 0 of 9")
    }
}
