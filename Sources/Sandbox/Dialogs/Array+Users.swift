/// IDs of users.
extension [Int] {
    /// The unique IDs in ascending order.
    var ascending: [Int] {
        if isAscending { return self }
        var result: [Int] = []
        result.reserveCapacity(count)
        for id in sorted() where id != result.last { result.append(id) }
        return result
    }

    private var isAscending: Bool {
        for position in indices.dropFirst() where self[position - 1] >= self[position] { return false }
        return true
    }
}
