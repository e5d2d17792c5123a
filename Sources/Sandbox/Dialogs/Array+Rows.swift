/// Unique rows in ascending order.
extension [Int32] {
    /// Inserts a row in order; the newest row goes to the end, which moves nothing.
    mutating func insertRow(_ row: Int32) {
        let position = positionOfRow(row)
        if position == count || self[position] != row { insert(row, at: position) }
    }

    /// Removes a row if it is there.
    mutating func removeRow(_ row: Int32) {
        let position = positionOfRow(row)
        if position < count, self[position] == row { remove(at: position) }
    }

    /// Whether the array has a row.
    func containsRow(_ row: Int32) -> Bool {
        let position = positionOfRow(row)
        return position < count && self[position] == row
    }

    private func positionOfRow(_ row: Int32) -> Int {
        guard let last, row <= last else { return count }
        return partitionPoint { $0 < row }
    }
}

/// Ascending rows by key; a key without rows is removed.
extension [Membership: [Int32]] {
    /// Adds a row to the rows of a key.
    mutating func insertRow(_ row: Int32, for key: Key) {
        self[key, default: []].insertRow(row)
    }

    /// Removes a row from the rows of a key.
    mutating func removeRow(_ row: Int32, for key: Key) {
        self[key]?.removeRow(row)
        if self[key]?.isEmpty == true { self[key] = nil }
    }
}
