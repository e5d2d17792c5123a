/// A set of rows in order of creation: the union of ascending lists without common rows, except the omitted rows.
struct RowLists {
    private let lists: [[Int32]]
    /// Ascending; each of them is in one of the lists.
    private let omitted: [Int32]

    /// Creates the union of lists, without the omitted rows, which must be in ascending order.
    init(_ lists: [[Int32]], omitting omitted: [Int32] = []) {
        self.lists = lists.filter { !$0.isEmpty }
        self.omitted = omitted
    }

    /// The number of rows.
    var count: Int { lists.reduce(-omitted.count) { $0 + $1.count } }

    /// All rows, list after list.
    var all: some Sequence<Int32> { lists.joined().lazy.filter { !omitted.containsRow($0) } }

    /// The rows in a range of positions in order of creation; the rows before the range are skipped by binary search.
    func rows(at positions: Range<Int>) -> [Int32] {
        if let only = lists.first, lists.count == 1, omitted.isEmpty { return Array(only[positions]) }
        var cursors = start(at: positions.lowerBound)
        var result: [Int32] = []
        result.reserveCapacity(positions.count)
        while result.count < positions.count, let row = next(&cursors) {
            if !omitted.containsRow(row) { result.append(row) }
        }
        return result
    }

    /// For each list, the index of its first row that is at or after a position in the union.
    private func start(at position: Int) -> [Int] {
        let end = (lists.compactMap(\.last).max() ?? 0) + 2
        // `rowsBefore` is at most `position` up to the wanted row, and greater after it.
        let behind = (0..<end).partitionPoint { rowsBefore($0) <= position }
        return lists.map { list in list.partitionPoint { $0 < behind - 1 } }
    }

    private func rowsBefore(_ row: Int32) -> Int {
        lists.reduce(-omitted.partitionPoint { $0 < row }) { $0 + $1.partitionPoint { $0 < row } }
    }

    private func next(_ cursors: inout [Int]) -> Int32? {
        var least: Int?
        for list in lists.indices where cursors[list] < lists[list].count {
            guard let other = least else {
                least = list
                continue
            }
            if lists[list][cursors[list]] < lists[other][cursors[other]] { least = list }
        }
        guard let least else { return nil }
        cursors[least] += 1
        return lists[least][cursors[least] - 1]
    }
}
