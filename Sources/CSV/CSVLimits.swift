/// How large one row may be.
package struct CSVLimits: Hashable, Sendable {
    /// How many bytes a cell may have; a larger one is usually the rest of the file after an unclosed quote.
    package let cellBytes: Int
    /// How many bytes a row may have.
    package let rowBytes: Int
    /// How many cells a row may have: no spreadsheet has more columns.
    package let cells: Int

    /// Creates limits.
    package init(cellBytes: Int = 1 << 20, rowBytes: Int = 16 << 20, cells: Int = 16_384) {
        self.cellBytes = cellBytes
        self.rowBytes = rowBytes
        self.cells = cells
    }
}
