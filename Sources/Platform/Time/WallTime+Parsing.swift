extension WallTime {
    /// Reads `2019-09-08T17:24:11Z`; a fraction of a second is left out.
    package init?(iso8601 text: String) {
        guard text.hasSuffix("Z") else { return nil }
        let parts = text.dropLast().split(whereSeparator: { "-T:.".contains($0) })
        guard parts.count == 6 || parts.count == 7 else { return nil }
        let numbers = parts.prefix(6).compactMap { Int($0) }
        guard numbers.count == 6 else { return nil }
        let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
        self.init(date, hour: numbers[3], minute: numbers[4], second: numbers[5])
    }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    package init?(httpDate text: String) {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
            let day = Int(parts[1]), let year = Int(parts[3])
        else { return nil }
        let time = parts[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3 else { return nil }
        let date = CalendarDate(year: year, month: month + 1, day: day)
        self.init(date, hour: time[0], minute: time[1], second: time[2])
    }

    private init?(_ date: CalendarDate?, hour: Int, minute: Int, second: Int) {
        // A minute may have a leap second.
        guard let date, (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else {
            return nil
        }
        self.init(milliseconds: (((date.daysSince1970 * 24 + hour) * 60 + minute) * 60 + second) * 1000)
    }
}
