/// A point in time in whole seconds since 1970, in UTC, as the API's dates are.
///
/// The client has its own type for this; see `SandboxServer`.
struct Timestamp: Hashable, Comparable {
    let seconds: Int

    static func < (first: Self, second: Self) -> Bool { first.seconds < second.seconds }

    /// The date in the API's format: `2019-09-08T17:24:11Z`.
    var iso8601: String {
        let civil = civil
        return (0...9_999).contains(civil.year) ? civil.iso8601 : "\(civil.date)T\(civil.time)Z"
    }

    /// The date in the format of `QB-Token-ExpirationDate`: `2018-05-02 16:44:54 +0000`.
    var expirationDate: String { "\(civil.date) \(civil.time) +0000" }

    /// The date in the format of HTTP's `Date`: `Sun, 08 Sep 2019 17:24:11 GMT` (RFC 9110, section 5.6.7).
    var httpDate: String {
        let civil = civil
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(civil.days % 7 + 7) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekday), \(civil.day.padded) \(months[civil.month - 1]) \(civil.year) \(civil.time) GMT"
    }
}

extension Timestamp {
    /// Reads a date in the API's format; `nil` for any other format.
    init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        let template = Array("0000-00-00T00:00:00Z".utf8)
        guard bytes.count == template.count else { return nil }
        for (byte, expected) in zip(bytes, template) {
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard expected == UInt8(ascii: "0") ? isDigit : byte == expected else { return nil }
        }
        let number = { (range: Range<Int>) in
            bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        let days = Self.days(year: number(0..<4), month: number(5..<7), day: number(8..<10))
        self.init(seconds: days * 86_400 + number(11..<13) * 3_600 + number(14..<16) * 60 + number(17..<19))
        guard iso8601 == text else { return nil }
    }

    /// The days from 1970-01-01 to a date of the Gregorian calendar; years begin in March here, so that a leap day is
    /// the last day.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    private var civil: Civil {
        let days = (Double(seconds) / 86_400).rounded(.down)
        return Civil(days: Int(days), secondOfDay: seconds - Int(days) * 86_400)
    }

    /// The parts of a date in the Gregorian calendar.
    private struct Civil {
        let days: Int
        let year: Int
        let month: Int
        let day: Int
        let secondOfDay: Int

        init(days: Int, secondOfDay: Int) {
            let fromMarch = days + 719_468
            let era = (fromMarch >= 0 ? fromMarch : fromMarch - 146_096) / 146_097
            let dayOfEra = fromMarch - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let monthFromMarch = (5 * dayOfYear + 2) / 153
            self.days = days
            self.secondOfDay = secondOfDay
            day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
            month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        }

        /// The API's format, for a year with four digits.
        var iso8601: String {
            unsafe String(unsafeUninitializedCapacity: 20) { text in
                unsafe text.put(year / 100, at: 0, before: "0")
                unsafe text.put(year % 100, at: 2, before: "-")
                unsafe text.put(month, at: 5, before: "-")
                unsafe text.put(day, at: 8, before: "T")
                unsafe text.put(secondOfDay / 3_600, at: 11, before: ":")
                unsafe text.put(secondOfDay / 60 % 60, at: 14, before: ":")
                unsafe text.put(secondOfDay % 60, at: 17, before: "Z")
                return 20
            }
        }

        var date: String {
            let digits = String(year)
            let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
            return "\(padding)\(digits)-\(month.padded)-\(day.padded)"
        }

        var time: String {
            "\((secondOfDay / 3_600).padded):\((secondOfDay / 60 % 60).padded):\((secondOfDay % 60).padded)"
        }
    }
}

extension UnsafeMutableBufferPointer<UInt8> {
    /// Writes the last two digits of a number at a position, and a character after them.
    fileprivate func put(_ number: Int, at position: Int, before mark: Unicode.Scalar) {
        unsafe self[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10)
        unsafe self[position + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
        unsafe self[position + 2] = UInt8(ascii: mark)
    }
}

extension Int {
    /// The number with at least two digits.
    fileprivate var padded: String { self < 10 ? "0\(self)" : String(self) }
}
