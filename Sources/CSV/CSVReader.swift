/// Reads a table row by row (RFC 4180) from bytes that come in pieces; it holds only one row and one piece, however
/// long the table is.
///
/// The text is UTF-8, with or without a byte order mark. Cells are separated by `,`, `;` or tabs, depending on the
/// header or a first line `sep=;`, and rows end in line feeds, carriage returns or both. Empty rows are skipped. What
/// the format does not allow is an error; the reader never guesses.
package struct CSVReader: Sendable {
    /// The result of requesting a row.
    package enum Step: Hashable, Sendable {
        /// A row was read into `row`.
        case row
        /// More bytes are needed: feed some, or an empty array at the end.
        case needsBytes
        /// There are no more rows.
        case end
    }

    /// The row that was read last.
    package internal(set) var row = CSVRow()
    /// The separator between cells; known once the first row was read.
    package var separator: Character { Character(Unicode.Scalar(separatorByte)) }

    let limits: CSVLimits
    var input: [UInt8] = []
    var position = 0
    var isLast = false
    var hasBegun = false
    var separatorByte = UInt8(ascii: ",")
    var cell = OpenCell()
    var line = 1
    var column = 1
    var lastWasReturn = false
    var isRowDone = false

    /// A cell that is being read.
    struct OpenCell {
        var state = State.start
        /// Where its bytes begin in the row's text.
        var start = 0
        var line = 1
        var column = 1

        enum State {
            case start
            case plain
            case quoted
            /// After a quote in a quoted cell: the cell's end, or the first of two quotes that mean one.
            case quote
            /// After a closing quote and a space.
            case closed
        }
    }

    /// Creates a reader.
    package init(limits: CSVLimits = CSVLimits()) {
        self.limits = limits
    }

    /// Takes the next bytes; an empty array marks the end.
    package mutating func feed(_ bytes: [UInt8]) {
        if bytes.isEmpty { isLast = true }
        if position < input.count {
            input = Array(input[position...]) + bytes
        } else {
            input = bytes
        }
        position = 0
    }

    /// Reads the next row that is not empty.
    ///
    /// - Throws: `CSVError` if the text is not a table; nothing more can be read then.
    package mutating func next() throws(CSVError) -> Step {
        guard try begin() else { return .needsBytes }
        while true {
            if isRowDone {
                row.removeAll()
                isRowDone = false
                openCell()
            }
            switch try scan() {
            case .row: if !row.isBlank { return .row }
            case .needsBytes: return .needsBytes
            case .end: return .end
            }
        }
    }

    private mutating func begin() throws(CSVError) -> Bool {
        guard !hasBegun else { return true }
        guard !input.starts(with: [0xFF, 0xFE]), !input.starts(with: [0xFE, 0xFF]) else {
            throw CSVError(.utf16, line: 1, column: 1)
        }
        guard let start = CSVDialect(of: input, isWhole: isLast) else { return false }
        separatorByte = start.separator
        position = start.length
        line = start.line
        hasBegun = true
        openCell()
        return true
    }
}
