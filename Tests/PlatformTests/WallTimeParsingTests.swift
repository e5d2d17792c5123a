import Platform
import Testing

@Suite struct WallTimeParsingTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2019-09-08T17:24:11Z", 1_567_963_451),
        ("2019-09-08T17:24:11.999Z", 1_567_963_451),
        ("2000-02-29T00:00:00Z", 951_782_400), ("2000-03-01T00:00:00Z", 951_868_800),
        ("2016-12-31T23:59:60Z", 1_483_228_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func `reads what ISO 8601 has`(text: String, seconds: Int) {
        #expect(WallTime(iso8601: text)?.wholeSeconds == seconds)
    }

    @Test(arguments: [
        "", "Z", "2019-09-08", "2019-09-08T17:24:11", "2019-13-08T17:24:11Z", "2019-00-08T17:24:11Z",
        "2019-09-32T17:24:11Z", "2019-09-08T24:00:00Z", "2019-09-08T17:60:00Z", "2019-09-08T17:24:61Z",
        "1969-12-31T23:59:59Z", "2019-09-08T17:24:11+01:00Z", "2019-09-08T17:24:xxZ",
    ])
    func `reads no other text`(text: String) {
        #expect(WallTime(iso8601: text) == nil)
        #expect(WallTime(httpDate: text) == nil)
    }

    @Test func `reads the dates of HTTP`() {
        #expect(WallTime(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT")?.wholeSeconds == 784_111_777)
        for text in [
            "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
            "06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
        ] {
            #expect(WallTime(httpDate: text) == nil)
        }
    }

    @Test func `days of all years are read as they are written`() {
        for day in stride(from: 0, through: WallTime.range.upperBound / 86_400_000, by: 101) {
            let time = WallTime(milliseconds: day * 86_400_000)
            guard WallTime(iso8601: time.iso8601) == time else {
                Issue.record("\(time.iso8601) is read as another day")
                return
            }
        }
    }
}
