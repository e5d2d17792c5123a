/// Rows in ascending order, each once.
extension [Int32] {
    /// Adds a row where it belongs; the newest row, which belongs at the end, moves nothing.
    mutating func insertRow(_ row: Int32) {
        let position = positionOfRow(row)
        if position == count || self[position] != row { insert(row, at: position) }
    }

    /// Takes a row away where it is there.
    mutating func removeRow(_ row: Int32) {
        let position = positionOfRow(row)
        if position < count, self[position] == row { remove(at: position) }
    }

    /// Whether a row is there.
    func containsRow(_ row: Int32) -> Bool {
        let position = positionOfRow(row)
        return position < count && self[position] == row
    }

    private func positionOfRow(_ row: Int32) -> Int {
        guard let last, row <= last else { return count }
        return partitionPoint { $0 < row }
    }
}

/// Ascending rows under keys; a key without a row is no key.
extension [Membership: [Int32]] {
    /// Adds a row to a key's.
    mutating func insertRow(_ row: Int32, for key: Key) {
        self[key, default: []].insertRow(row)
    }

    /// Takes a row from a key's.
    mutating func removeRow(_ row: Int32, for key: Key) {
        self[key]?.removeRow(row)
        if self[key]?.isEmpty == true { self[key] = nil }
    }
}
