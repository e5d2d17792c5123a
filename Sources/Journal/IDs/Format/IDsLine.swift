internal import Dialogs

/// One line of an ids file, read from its start to its end; valid as long as the bytes of the file are.
@safe
struct IDsLine {
    /// Why a line is not that of a dialog, in words.
    struct Failure: Error {
        let reason: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place: Int
    private let end: Int

    /// Takes the bytes of a file that are a line, without its line feed; a carriage return before that is left out.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        unsafe self.bytes = unsafe bytes
        place = range.lowerBound
        let isReturned = unsafe !range.isEmpty && bytes[range.upperBound - 1] == UInt8(ascii: "\r")
        end = isReturned ? range.upperBound - 1 : range.upperBound
    }

    /// The next byte.
    var first: UInt8? { place < end ? unsafe bytes[place] : nil }

    /// Whether nothing but spaces or a comment is left.
    var isEmpty: Bool {
        var place = place
        while place < end, unsafe bytes[place] == UInt8(ascii: " ") { place += 1 }
        return unsafe place == end || bytes[place] == UInt8(ascii: "#")
    }

    /// Whether it begins as the lines that git writes around the versions of a conflict.
    var isConflictMarker: Bool {
        let rest = unsafe bytes[place..<end]
        let marks = unsafe rest.prefix { unsafe $0 == rest.first }.count
        return unsafe marks == 7 && (rest.count == 7 || rest.dropFirst(7).first == UInt8(ascii: " "))
    }

    /// Whether nothing but spaces is left.
    var isAtEnd: Bool {
        mutating get {
            skipSpaces()
            return place == end
        }
    }

    /// Skips spaces, and a text behind them if it comes next; says whether it did.
    @inline(__always)
    mutating func skip(_ text: StaticString) -> Bool {
        skipSpaces()
        let count = text.utf8CodeUnitCount
        guard end - place >= count else { return false }
        for index in 0..<count where unsafe text.utf8Start[index] != bytes[place + index] { return false }
        place += count
        return true
    }

    /// Reads a whole number above zero behind spaces; `nil` where there is none, or one that is too large.
    mutating func readNumber() -> Int? {
        skipSpaces()
        // More digits than these might not fit.
        let end = min(end, place + 18)
        var place = place
        var number = 0
        while place < end, unsafe bytes[place].isDigit {
            number = unsafe number &* 10 &+ Int(bytes[place] &- UInt8(ascii: "0"))
            place += 1
        }
        self.place = place
        return number > 0 && first?.isDigit != true ? number : nil
    }

    @inline(__always)
    private mutating func skipSpaces() {
        while place < end, unsafe bytes[place] == UInt8(ascii: " ") { place += 1 }
    }
}

extension IDsLine {
    /// Reads the whole line as that of a dialog: `"key": {id: 5d75393ba28f9a17e1cb0f9e, owner: 7}`.
    mutating func readDialog() throws(Failure) -> (key: ExactText, identity: DialogIdentity) {
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
        guard skip("}"), isAtEnd else { throw Failure(reason: "the line does not end with '}'") }
        guard let id, let owner else {
            throw Failure(reason: id == nil ? "'id' is missing" : "'owner' is missing")
        }
        return (ExactText(key), DialogIdentity(id, owner: owner))
    }

    private mutating func readID() throws(Failure) -> DialogID {
        let text: String
        if skip("\"") {
            text = try readQuoted()
        } else {
            var place = place
            while place < end, unsafe bytes[place].isAlphanumeric { place += 1 }
            let digits = unsafe UnsafeBufferPointer(rebasing: bytes[self.place..<place])
            guard let id = unsafe DialogID(hexDigits: digits.span) else {
                throw Failure(reason: "the id is not 24 digits of 0-9 and a-f; any other stands in double quotes")
            }
            self.place = place
            return id
        }
        // Capitals, as people and other programs may write them, are the same digits.
        guard let id = DialogID(hexDigits: text) ?? DialogID(serverText: text) else {
            throw Failure(reason: "the id is empty")
        }
        return id
    }

    /// Reads a text and the quote that ends it.
    private mutating func readQuoted() throws(Failure) -> String {
        let start = place
        skipPlain()
        switch first {
        case UInt8(ascii: "\""):
            defer { place += 1 }
            return text(start..<place)
        case UInt8(ascii: "\\"): return try readQuoted(from: start)
        default: throw unfinished
        }
    }

    /// Reads the rest of a text with escapes; before this place it has none.
    private mutating func readQuoted(from start: Int) throws(Failure) -> String {
        var text = self.text(start..<place)
        while first == UInt8(ascii: "\\") {
            place += 1
            text.unicodeScalars.append(try readEscape())
            let start = place
            skipPlain()
            text += self.text(start..<place)
        }
        guard first == UInt8(ascii: "\"") else { throw unfinished }
        place += 1
        return text
    }

    /// Skips what stands for itself in a text in quotes.
    @inline(__always)
    private mutating func skipPlain() {
        var place = place
        let words = unsafe UnsafeRawBufferPointer(bytes)
        while place + 8 <= end {
            let count = unsafe words.loadUnaligned(fromByteOffset: place, as: UInt64.self).plainByteCount
            place += count
            guard count == 8 else { break }
        }
        while place < end, unsafe bytes[place].isPlain { place += 1 }
        self.place = place
    }

    /// A part of the line, which is UTF-8.
    @inline(__always)
    private func text(_ range: Range<Int>) -> String {
        let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        return unsafe String(unsafeUninitializedCapacity: part.count) { unsafe $0.initialize(fromContentsOf: part) }
    }

    /// Why a text in quotes does not go on here.
    private var unfinished: Failure {
        place == end
            ? Failure(reason: "a text has no second quote")
            : Failure(reason: "a control character stands in a text; write it as \\u and four hexadecimal digits")
    }
}

extension IDsLine {
    /// Reads what follows a backslash.
    private mutating func readEscape() throws(Failure) -> Unicode.Scalar {
        guard let letter = first else { throw unfinished }
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
        default: throw Failure(reason: "a text has an escape that does not exist")
        }
    }

    private mutating func readScalar(digits count: Int) throws(Failure) -> Unicode.Scalar {
        let range = place..<min(place + count, end)
        let digits = text(range)
        guard range.count == count, digits.utf8.allSatisfy(\.isAlphanumeric),
            let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
        else { throw Failure(reason: "a text has an escape of no character") }
        place += count
        return scalar
    }
}

extension UInt64 {
    /// How many of the lowest bytes need no escape in a text in quotes.
    fileprivate var plainByteCount: Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = self ^ (ones &* 0x22)
        let backslashes = self ^ (ones &* 0x5C)
        let controls = (self &- (ones &* 0x20)) & ~self
        // Above the lowest byte that matches, others may seem to.
        let matches = controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
        return (UInt64(littleEndian: matches) & (ones &* 0x80)).trailingZeroBitCount >> 3
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    fileprivate var isAlphanumeric: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 26 }

    /// Whether it needs no escape in a text in quotes.
    fileprivate var isPlain: Bool { self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") }
}
