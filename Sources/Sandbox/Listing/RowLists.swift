/// Ascending lists of rows without a row in common: together, a set in order of creation, less the rows to leave out.
struct RowLists {
    private let lists: [[Int32]]
    /// Ascending, each of them in one of the lists.
    private let omitted: [Int32]

    /// Unites lists without some of their rows, which come in ascending order.
    init(_ lists: [[Int32]], omitting omitted: [Int32] = []) {
        self.lists = lists.filter { !$0.isEmpty }
        self.omitted = omitted
    }

    /// How many rows there are.
    var count: Int { lists.reduce(-omitted.count) { $0 + $1.count } }

    /// All rows, list after list.
    var all: some Sequence<Int32> { lists.joined().lazy.filter { !omitted.containsRow($0) } }

    /// The rows of a range of places in order of creation; no row before the range is looked at one by one.
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

    /// In each list, the place of its first row that comes at a place of the whole or later.
    private func start(at position: Int) -> [Int] {
        let end = (lists.compactMap(\.last).max() ?? 0) + 2
        // Up to the row that is wanted, no more than so many rows come before; behind it, one more.
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
