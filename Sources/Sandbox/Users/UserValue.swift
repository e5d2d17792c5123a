/// A value of a user's field: a number, a date in seconds since 1970, or a string compared by its bytes.
enum UserValue: Hashable, Comparable {
    case number(Int)
    case bytes([UInt8])

    init(text: String) {
        self = .bytes(Array(text.utf8))
    }

    /// Reads a value of a type; `nil` if the string is not one.
    init?(_ text: String, _ kind: UserField.Kind) {
        switch kind {
        case .string: self.init(text: text)
        case .number:
            guard let number = Int(text) else { return nil }
            self = .number(number)
        case .date:
            guard let date = Self.date(text) else { return nil }
            self = .number(date.seconds)
        }
    }

    static func < (first: Self, second: Self) -> Bool {
        switch (first, second) {
        case (.number(let first), .number(let second)): first < second
        case (.bytes(let first), .bytes(let second)): first.lexicographicallyPrecedes(second)
        case (.number, .bytes): true
        case (.bytes, .number): false
        }
    }

    /// A date in the API's format, or only a day, which means its start.
    private static func date(_ text: String) -> Timestamp? {
        Timestamp(iso8601: text) ?? Timestamp(iso8601: "\(text)T00:00:00Z")
    }
}
