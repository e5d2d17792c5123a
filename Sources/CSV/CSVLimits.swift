/// How much one row may ask of the machine.
package struct CSVLimits: Hashable, Sendable {
    /// The most bytes of a cell; one that has more is usually the rest of the file behind an unclosed quote.
    package let cellBytes: Int
    /// The most bytes of a row.
    package let rowBytes: Int
    /// The most cells of a row: no spreadsheet has more columns.
    package let cells: Int

    /// Creates limits.
    package init(cellBytes: Int = 1 << 20, rowBytes: Int = 16 << 20, cells: Int = 16_384) {
        self.cellBytes = cellBytes
        self.rowBytes = rowBytes
        self.cells = cells
    }
}
