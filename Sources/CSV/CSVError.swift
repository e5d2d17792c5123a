/// Why a text is no table, and where.
package struct CSVError: Error, Hashable, Sendable {
    /// What is wrong.
    package let kind: Kind
    /// The line, from 1.
    package let line: Int
    /// The column in Unicode scalars, from 1.
    package let column: Int

    /// What can be wrong with a text.
    package enum Kind: Hashable, Sendable {
        /// It is UTF-16, as "Unicode Text" of a spreadsheet is.
        case utf16
        /// A byte that no UTF-8 has at its place.
        case notUTF8(UInt8)
        /// A zero byte, which no text has.
        case zeroByte
        /// A quote that is never closed; the place is that of the quote.
        case unclosedQuote
        /// A quote in the middle of a cell that is not quoted.
        case quoteInside
        /// Something other than a separator behind a closing quote.
        case textAfterQuote
        /// A cell of too many bytes; the place is where it begins.
        case cellTooLong(limit: Int)
        /// A row of too many bytes.
        case rowTooLong(limit: Int)
        /// A row of too many cells.
        case tooManyCells(limit: Int)
    }

    init(_ kind: Kind, line: Int, column: Int) {
        self.kind = kind
        self.line = line
        self.column = column
    }
}
