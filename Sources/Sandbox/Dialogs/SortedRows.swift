/// Rows sorted by a time; rows with the same time are in order of creation.
struct SortedRows {
    private(set) var rows: [Int32] = []
    private var times: [Int] = []

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row.
    mutating func insert(_ row: Int32, at time: Int) {
        let position = position(of: row, at: time)
        rows.insert(row, at: position)
        times.insert(time, at: position)
    }

    /// Removes a row that was added with this time.
    mutating func remove(_ row: Int32, at time: Int) {
        let position = position(of: row, at: time)
        guard position < rows.count, rows[position] == row, times[position] == time else { return }
        rows.remove(at: position)
        times.remove(at: position)
    }

    /// The position of a row; the newest rows mostly have the latest times, so they are usually at the end.
    private func position(of row: Int32, at time: Int) -> Int {
        if let lastTime = times.last, let lastRow = rows.last, (lastTime, lastRow) < (time, row) { return rows.count }
        return rows.indices.partitionPoint { (times[$0], rows[$0]) < (time, row) }
    }
}

extension RandomAccessCollection {
    /// The first index whose element does not satisfy a predicate that all elements before it satisfy.
    func partitionPoint(where belongsBefore: (Element) -> Bool) -> Index {
        var start = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(start, offsetBy: half)
            if belongsBefore(self[middle]) {
                start = index(after: middle)
                count -= half + 1
            } else {
                count = half
            }
        }
        return start
    }
}
