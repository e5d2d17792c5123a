/// Rows in ascending order of a time, kept so as rows are added; rows of one time are in order of creation.
struct SortedRows {
    private(set) var rows: [Int32] = []
    private var times: [Int] = []

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row that was created after all others; at the end, where rows usually belong, that moves nothing.
    mutating func insert(_ row: Int32, at time: Int) {
        let place = times.partitionPoint { $0 <= time }
        rows.insert(row, at: place)
        times.insert(time, at: place)
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
