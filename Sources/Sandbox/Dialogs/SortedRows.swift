/// Rows in ascending order of a time, kept so as rows are added; rows of one time are in order of creation.
struct SortedRows {
    private(set) var rows: [Int32] = []
    private var times: [Int] = []

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row.
    mutating func insert(_ row: Int32, at time: Int) {
        let place = place(of: row, at: time)
        rows.insert(row, at: place)
        times.insert(time, at: place)
    }

    /// Takes a row away, which was added with the time.
    mutating func remove(_ row: Int32, at time: Int) {
        let place = place(of: row, at: time)
        guard place < rows.count, rows[place] == row, times[place] == time else { return }
        rows.remove(at: place)
        times.remove(at: place)
    }

    /// Where a row belongs; the newest rows, which mostly have the latest times, belong at the end.
    private func place(of row: Int32, at time: Int) -> Int {
        if let lastTime = times.last, let lastRow = rows.last, (lastTime, lastRow) < (time, row) { return rows.count }
        return rows.indices.partitionPoint { (times[$0], rows[$0]) < (time, row) }
    }
}

extension RandomAccessCollection {
    /// The first place whose element does not satisfy a predicate that all elements before it do.
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
