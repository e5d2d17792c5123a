extension WallTime {
    /// The time to the second, as ISO 8601 has it: `2026-01-01T00:00:00Z`.
    package var iso8601: String {
        let seconds = milliseconds / 1000
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        let date = Self.date(daysSince1970: day)
        let dateText = [Self.padded(date.year, 4), Self.padded(date.month, 2), Self.padded(date.day, 2)]
        let clock = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }
        return "\(dateText.joined(separator: "-"))T\(clock.joined(separator: ":"))Z"
    }

    /// The day in the Gregorian calendar.
    ///
    /// Years are counted from March, so that the leap day is the last of its year: from 0000-03-01 on, 400 years have
    /// 146,097 days, and five months from March or August on have 153.
    private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
