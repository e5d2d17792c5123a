internal import Dialogs
internal import JSON

/// Values as servers of any version send them: numbers as texts, texts as numbers, `null` for anything.
///
/// Each function returns `nil` where the value makes no sense; the reader then skips what is left unread.
extension JSONReader {
    /// Reads an integer, or a text that holds one.
    mutating func readLenientInteger() throws(JSONError) -> Int? {
        if let integer = readPlainInteger() { return integer }
        switch try peek() {
        case .number:
            switch try readNumber() {
            case .integer(let integer): return integer
            case .decimal(let decimal): return Int(exactly: decimal)
            }
        case .string: return Int(try readString())
        default: return nil
        }
    }

    /// Reads a text, or a number as text.
    mutating func readLenientText() throws(JSONError) -> String? {
        switch try peek() {
        case .string: try readString()
        case .number:
            switch try readNumber() {
            case .integer(let integer): String(integer)
            case .decimal(let decimal): String(decimal)
            }
        default: nil
        }
    }

    /// Reads `true`, `1`, `"1"` or `"true"`, or their opposites.
    mutating func readLenientBoolean() throws(JSONError) -> Bool? {
        switch try peek() {
        case .boolean: return try readBoolean()
        case .number:
            switch try readNumber() {
            case .integer(1): return true
            case .integer(0): return false
            default: return nil
            }
        case .string:
            switch try readString() {
            case "1", "true": return true
            case "0", "false": return false
            default: return nil
            }
        default: return nil
        }
    }

    /// Reads a list of users, each a number or a text, or one text that lists them separated by commas.
    mutating func readUsers() throws(JSONError) -> UserIDs? {
        switch try peek() {
        case .array:
            var users: [UserID] = []
            users.reserveCapacity(elementCountHint)
            try beginArray()
            while try nextElement() {
                if let user = try readLenientInteger().flatMap(UserID.init) { users.append(user) }
            }
            return UserIDs(users)
        case .string:
            let numbers = try readString().split { $0 == "," || $0 == " " }
            return UserIDs(numbers.compactMap { Int($0).flatMap(UserID.init) })
        default: return nil
        }
    }
}
