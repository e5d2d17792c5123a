/// A comment or a blank line, and where it stands.
struct PlacedRemark {
    let remark: Remark
    /// The byte at which it begins.
    let offset: Int
    /// The byte at which its line begins.
    let lineStart: Int
    /// Whether nothing else is on its line.
    let isOwnLine: Bool

    /// The column of a comment, from 0.
    var column: Int { offset - lineStart }
}

/// Finds the comments and the blank lines between the values of a text.
struct RemarkScan {
    private(set) var remarks: [PlacedRemark] = []
    private let bytes: [UInt8]
    private var place = 0
    private var lineStart = 0
    private var isLineEmpty = true
    private var isAfterBlank = false

    /// Looks at all that is in none of these ranges, which are in order.
    init(of bytes: [UInt8], outside values: [Range<Int>]) {
        self.bytes = bytes
        for value in values {
            scan(to: value.lowerBound)
            skip(to: value.upperBound)
        }
        scan(to: bytes.count)
    }

    private mutating func scan(to end: Int) {
        while place < end {
            switch bytes[place] {
            case UInt8(ascii: "\n"):
                if isLineEmpty, !isAfterBlank {
                    append(.blank, at: place)
                    isAfterBlank = true
                }
                beginLine()
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: "#"):
                let rest = bytes[place...].prefix { $0 != UInt8(ascii: "\n") }
                append(.comment(String(decoding: rest, as: UTF8.self).withoutTrailingSpace), at: place)
                place = rest.endIndex
                (isLineEmpty, isAfterBlank) = (false, false)
                continue
            default: (isLineEmpty, isAfterBlank) = (false, false)
            }
            place += 1
        }
    }

    private mutating func append(_ remark: Remark, at offset: Int) {
        remarks.append(
            PlacedRemark(remark: remark, offset: offset, lineStart: lineStart, isOwnLine: isLineEmpty)
        )
    }

    private mutating func skip(to end: Int) {
        guard place < end else { return }
        isAfterBlank = false
        while place < end {
            if bytes[place] == UInt8(ascii: "\n") { beginLine() } else { isLineEmpty = false }
            place += 1
        }
    }

    private mutating func beginLine() {
        lineStart = place + 1
        isLineEmpty = true
    }
}

extension String {
    /// The text without spaces and tabs at its end.
    var withoutTrailingSpace: String {
        String(decoding: utf8.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed(), as: UTF8.self)
    }
}
