import Journal
import Platform
import Reporting
import Testing

@Suite struct LogRecordTests {
    @Test func `a line is one JSON object`() {
        let time = WallTime(milliseconds: 1_767_225_600_007)
        let record = LogRecord(time: time, level: "notice", message: "a \"b\"\n\u{1B}[2J")
        #expect(
            record.json == #"{"time":"2026-01-01T00:00:00.007Z","level":"notice","message":"a \"b\"\n\u001b[2J"}"#
                + "\n"
        )
    }
}
