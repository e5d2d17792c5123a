/// Tells the dates that spreadsheets make of codes: of `1-2` comes `2-Jan`, of `mar1` comes `1-Mar`.
enum SpreadsheetDate {
    /// Whether a text is nothing but a day or a year with the short name of a month; or, where that is asked, a whole
    /// date.
    ///
    /// A month in capitals, such as `MAR-01`, is a code: no spreadsheet writes it so.
    static func isOne(_ bytes: ArraySlice<UInt8>, orWhole: Bool) -> Bool {
        guard (4...25).contains(bytes.count), mayBeOne(bytes) else { return false }
        let parts = bytes.split(maxSplits: 4) { $0.isSeparator }
        switch parts.count {
        case 2: return isPair(parts[0], parts[1])
        case 3...5: return orWhole && isWhole(parts, in: bytes)
        default: return false
        }
    }

    /// Whether the first part is as short as a day, a year or a month, which few cells begin with.
    private static func mayBeOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.prefix(7).contains(where: \.isSeparator)
    }

    private static func isPair(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool {
        if isMonth(second) { return number(first, digits: 1...2).map { (1...31).contains($0) } ?? false }
        return isMonth(first) && (second.count == 2 || isYear(second)) && second.allSatisfy(\.isDigit)
    }

    /// Whether the parts are a day, a month and a year, with or without a time.
    private static func isWhole(_ parts: [ArraySlice<UInt8>], in bytes: ArraySlice<UInt8>) -> Bool {
        if parts.count > 3, !parts[3...].allSatisfy(\.isTime) { return false }
        if isMonth(parts[1]) {
            return number(parts[0], digits: 1...2) != nil && (parts[2].count == 2 || isYear(parts[2]))
        }
        let padded = bytes[parts[0].endIndex] == UInt8(ascii: "-") ? 2...2 : 1...2
        if isYear(parts[0]) {
            // Of `2024-09-01T00:00` the day and the time are one part.
            let day = parts[2].prefix { $0 != UInt8(ascii: "T") }
            let isTimed = day.endIndex == parts[2].endIndex || parts[2][(day.endIndex + 1)...].isTime
            return isTimed && isDay(day, inMonth: parts[1], digits: padded)
        }
        guard isYear(parts[2]) else { return false }
        return isDay(parts[0], inMonth: parts[1], digits: padded) || isDay(parts[1], inMonth: parts[0], digits: padded)
    }

    private static func isDay(
        _ day: ArraySlice<UInt8>,
        inMonth month: ArraySlice<UInt8>,
        digits: ClosedRange<Int>
    ) -> Bool {
        guard let day = number(day, digits: digits), let month = number(month, digits: digits) else { return false }
        return (1...31).contains(day) && (1...12).contains(month)
    }

    private static func isYear(_ bytes: ArraySlice<UInt8>) -> Bool {
        number(bytes, digits: 4...4).map { (1900...2099).contains($0) } ?? false
    }

    private static func number(_ bytes: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(bytes.count), bytes.allSatisfy(\.isDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isMonth(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (3...6).contains(bytes.count), let first = bytes.first, !first.isDigit else { return false }
        let name = String(decoding: bytes, as: UTF8.self)
        return months.contains(name)
    }

    /// The short names of the months as spreadsheets write them, in English, German, Dutch, French, Spanish, Portuguese
    /// and Italian; the last four write them small.
    private static let months: Set<String> = {
        let capital = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mrz", "Mär", "Mai",
            "Okt",
            "Dez",
        ]
        let small = [
            "mrt", "mei", "janv", "févr", "mars", "avr", "juin", "juil", "août", "sept", "déc", "ene", "abr", "ago",
            "dic",
            "fev", "set", "out", "gen", "mag", "giu", "lug", "ott",
        ]
        return Set(capital + capital.map { $0.lowercased() } + small)
    }()
}

extension UInt8 {
    fileprivate var isSeparator: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " "): true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the text is a time of day, or a part of one.
    fileprivate var isTime: Bool {
        allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") } || elementsEqual("AM".utf8) || elementsEqual("PM".utf8)
    }
}
