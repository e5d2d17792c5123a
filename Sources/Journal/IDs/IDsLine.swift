internal import Dialogs

/// One line of an ids file, read from its start to its end.
struct IDsLine {
    /// Why a line is not that of a dialog, in words.
    struct Failure: Error {
        let reason: String
    }

    private let bytes: [UInt8]
    private var place: Int
    private let end: Int

    /// Takes the bytes of a file that are a line, without its line feed; a carriage return before that is left out.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        place = range.lowerBound
        let isReturned = !range.isEmpty && bytes[range.upperBound - 1] == UInt8(ascii: "\r")
        end = isReturned ? range.upperBound - 1 : range.upperBound
    }

    /// The next byte.
    var first: UInt8? { place < end ? bytes[place] : nil }

    /// Whether nothing but spaces or a comment is left.
    var isEmpty: Bool {
        var place = place
        while place < end, bytes[place] == UInt8(ascii: " ") { place += 1 }
        return place == end || bytes[place] == UInt8(ascii: "#")
    }

    /// Whether it begins as the lines that git writes around the versions of a conflict.
    var isConflictMarker: Bool {
        let rest = bytes[place..<end]
        return rest.prefix { $0 == rest.first }.count == 7 && (rest.count == 7 || rest.dropFirst(7).first == 0x20)
    }

    /// Whether nothing but spaces is left.
    var isAtEnd: Bool {
        mutating get {
            skipSpaces()
            return place == end
        }
    }

    /// Skips spaces, and a text behind them if it comes next; says whether it did.
    mutating func skip(_ text: StaticString) -> Bool {
        skipSpaces()
        let count = text.utf8CodeUnitCount
        guard end - place >= count else { return false }
        let isNext = text.withUTF8Buffer { text in
            for index in 0..<count where unsafe text[index] != bytes[place + index] { return false }
            return true
        }
        if isNext { place += count }
        return isNext
    }

    /// Reads a whole number above zero behind spaces; `nil` where there is none.
    mutating func readNumber() -> Int? {
        skipSpaces()
        let start = place
        var number = 0
        // More digits than these might not fit.
        while place < end, place - start < 18, bytes[place].isDigit {
            number = number * 10 + Int(bytes[place] - UInt8(ascii: "0"))
            place += 1
        }
        return number > 0 ? number : nil
    }

    private mutating func skipSpaces() {
        while place < end, bytes[place] == UInt8(ascii: " ") { place += 1 }
    }
}

extension IDsLine {
    /// Reads the whole line as that of a dialog: `"key": {id: 5d75393ba28f9a17e1cb0f9e, owner: 7}`.
    mutating func readDialog() throws(Failure) -> (ExactText, DialogIdentity) {
        guard skip("\"") else { throw Failure(reason: "the line has no key in double quotes") }
        let key = try readQuoted()
        guard skip(":"), skip("{") else { throw Failure(reason: "behind the key is not ': {'") }
        var id: DialogID?
        var owner: UserID?
        repeat {
            if id == nil, skip("id: ") {
                id = try readID()
            } else if owner == nil, skip("owner: ") {
                owner = readNumber().flatMap(UserID.init(rawValue:))
                guard owner != nil else { throw Failure(reason: "the owner is not the number of a user") }
            } else {
                throw Failure(reason: "within '{}' is not one 'id: ' and one 'owner: '")
            }
        } while skip(",")
        guard let id, let owner else {
            throw Failure(reason: id == nil ? "'id' is missing" : "'owner' is missing")
        }
        guard skip("}"), isAtEnd else { throw Failure(reason: "the line does not end with '}'") }
        return (ExactText(key), DialogIdentity(id, owner: owner))
    }

    private mutating func readID() throws(Failure) -> DialogID {
        let text: String
        if skip("\"") {
            text = try readQuoted()
        } else {
            let start = place
            while place < end, bytes[place].isDigit || bytes[place].isLetter { place += 1 }
            text = String(decoding: bytes[start..<place], as: UTF8.self)
        }
        guard let id = DialogID(serverText: text) else {
            throw Failure(reason: "the id is no text of letters and digits, or in double quotes")
        }
        return id
    }

    /// Reads a text and the quote that ends it.
    private mutating func readQuoted() throws(Failure) -> String {
        let start = place
        while place < end {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                defer { place += 1 }
                return String(decoding: bytes[start..<place], as: UTF8.self)
            case UInt8(ascii: "\\"): return try readQuoted(from: start)
            case 0..<0x20: throw .control
            default: place += 1
            }
        }
        throw Failure(reason: "a text has no second quote")
    }

    /// Reads the rest of a text with escapes; before this place it has none.
    private mutating func readQuoted(from start: Int) throws(Failure) -> String {
        var text = Array(bytes[start..<place])
        while let byte = first, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw .control }
            place += 1
            if byte == UInt8(ascii: "\\") { text += String(try readEscape()).utf8 } else { text.append(byte) }
        }
        guard skip("\"") else { throw Failure(reason: "a text has no second quote") }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads what follows a backslash.
    private mutating func readEscape() throws(Failure) -> Unicode.Scalar {
        guard let letter = first else { throw Failure(reason: "a text has no second quote") }
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "u"): return try readScalar(digits: 4)
        case UInt8(ascii: "U"): return try readScalar(digits: 8)
        default: throw Failure(reason: "a text has an escape that JSON does not have")
        }
    }

    private mutating func readScalar(digits count: Int) throws(Failure) -> Unicode.Scalar {
        let digits = bytes[place..<min(place + count, end)]
        guard digits.count == count, digits.allSatisfy({ $0.isDigit || $0.isLetter }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value)
        else { throw Failure(reason: "a text has an escape of no character") }
        place += count
        return scalar
    }
}

extension IDsLine.Failure {
    fileprivate static let control = Self(
        reason: "a control character stands in a text; write it as \\u and four hexadecimal digits"
    )
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
