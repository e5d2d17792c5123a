import Testing

@testable import Sandbox

@Suite(.serialized) struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_399, "2000-02-28T23:59:59Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
        (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_567_963_451, "2019-09-08T17:24:11Z", "Sun, 08 Sep 2019 17:24:11 GMT"),
        (4_107_542_400, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
        (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func `writes and reads dates`(seconds: Int, iso8601: String, httpDate: String) {
        #expect(Timestamp(seconds: seconds).iso8601 == iso8601)
        #expect(Timestamp(seconds: seconds).httpDate == httpDate)
        #expect(Timestamp(iso8601: iso8601)?.seconds == seconds)
    }

    @Test(arguments: [
        (253_402_300_799, "9999-12-31T23:59:59Z"), (253_402_300_800, "10000-01-01T00:00:00Z"),
        (-59_011_459_201, "0099-12-31T23:59:59Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
    ])
    func `writes years of any length`(seconds: Int, iso8601: String) {
        #expect(Timestamp(seconds: seconds).iso8601 == iso8601)
    }

    @Test(arguments: [
        "", "2019-09-08", "2019-13-08T17:24:11Z", "2019-02-29T00:00:00Z", "2019-09-08T24:00:00Z",
        "2019-09-08 17:24:11Z",
        "2019-09-08T17:24:11", "2019-09-08T17:24:11+", "2019-00-08T17:24:11Z", "2019-09-0aT17:24:11Z",
    ])
    func `refuses what is no date`(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test func `keeps IDs in order and in form`() throws {
        let first = DialogIdentifier(seconds: 1_567_963_451, counter: 0xFFFF_FFFF)
        let second = DialogIdentifier(seconds: 1_567_963_451, counter: 0x1_0000_0000)
        #expect(first.description == "5d75393ba28f9a00ffffffff")
        #expect(second.description == "5d75393ba28f9a0100000000")
        #expect(first < second && second < DialogIdentifier(seconds: 1_567_963_452, counter: 0))
        #expect(DialogIdentifier(first.description.uppercased()) == first)
        #expect(DialogIdentifier("5d75393ba28f9a00fffffff") == nil)
        #expect(DialogIdentifier("5d75393ba28f9a00fffffffg") == nil)
    }

    @Test(arguments: [
        ("1-3,7", [1, 2, 3, 7], [0, 4, 6, 8]), ("7,1-3,2-5", [1, 5, 7], [6, 8]), (" 2 , 4 - 5 ", [2, 4, 5], [3]),
    ])
    func `reads users`(text: String, members: [Int], others: [Int]) throws {
        let users = try #require(UserRanges(text))
        #expect(members.allSatisfy(users.contains))
        #expect(!others.contains(where: users.contains))
    }

    @Test(arguments: ["", ",", "1,", "0", "-1", "3-1", "1-2-3", "a", "1-", "99999999999999999999"])
    func `refuses what are no users`(text: String) {
        #expect(UserRanges(text) == nil)
    }
}
