/// IDs of users.
extension [Int] {
    /// The IDs in ascending order, each once.
    var ascending: [Int] {
        if isAscending { return self }
        var result: [Int] = []
        result.reserveCapacity(count)
        for id in sorted() where id != result.last { result.append(id) }
        return result
    }

    private var isAscending: Bool {
        for place in indices.dropFirst() where self[place - 1] >= self[place] { return false }
        return true
    }
}
