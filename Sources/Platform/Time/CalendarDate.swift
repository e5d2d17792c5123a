/// A day in the Gregorian calendar.
///
/// Years are counted from March here, so that the leap day is the last of its year: from 0000-03-01 on, 400 years have
/// 146,097 days, and five months from March or August on have 153.
struct CalendarDate {
    let year: Int
    let month: Int
    let day: Int

    /// Names a day; `nil` where no month has it, or it lies outside the years from 1970 to 9999.
    init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Finds the day that is so many after the first of 1970.
    init(daysSince1970 days: Int) {
        let (era, dayOfEra) = (days + Self.daysBefore1970).quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    /// How many days after the first of 1970 it is.
    var daysSince1970: Int {
        let marchYear = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - Self.daysBefore1970
    }

    /// The days from 0000-03-01 to the first of 1970.
    private static let daysBefore1970 = 719_468
}
