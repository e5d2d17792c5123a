/// Why a text is not a table, and where.
package struct CSVError: Error, Hashable, Sendable {
    /// What is wrong.
    package let kind: Kind
    /// The line, from 1.
    package let line: Int
    /// The column in Unicode scalars, from 1.
    package let column: Int

    /// What can be wrong with a text.
    package enum Kind: Hashable, Sendable {
        /// It is UTF-16, like the "Unicode Text" format of spreadsheets.
        case utf16
        /// A byte that is not valid UTF-8 at its position.
        case notUTF8(UInt8)
        /// A zero byte, which no text contains.
        case zeroByte
        /// A quote that is never closed; the position is that of the quote.
        case unclosedQuote
        /// A quote in the middle of a cell that is not quoted.
        case quoteInside
        /// Something other than a separator after a closing quote.
        case textAfterQuote
        /// A cell with too many bytes; the position is its beginning.
        case cellTooLong(limit: Int)
        /// A row with too many bytes.
        case rowTooLong(limit: Int)
        /// A row with too many cells.
        case tooManyCells(limit: Int)
    }

    init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }
}
