/// A key of a map and its value.
package struct Pair {
    /// The key, a scalar.
    package let key: Node

    /// The value, which stands right behind the key, since a scalar has no content.
    package var value: Node { key.sibling(at: index + 1) }

    /// Where the key itself stands, which may be an alias.
    private let index: Int

    init(of map: Node, at index: Int) {
        key = map.sibling(at: index)
        self.index = index
    }
}

/// The pairs of a map, in order; refused ones are left out.
package struct Pairs: Sequence, IteratorProtocol {
    private let map: Node
    private var index: Int
    private let end: Int

    init(of map: Node) {
        let record = map.record
        self.map = map
        index = map.index + 1
        end = record.kind == .mapping ? Int(record.extent) : index
    }

    package mutating func next() -> Pair? {
        while index < end {
            let keyIndex = index
            let key = map.record(at: keyIndex)
            let valueIndex = key.indexBehind(keyIndex)
            index = map.record(at: valueIndex).indexBehind(valueIndex)
            if !key.isRefused { return Pair(of: map, at: keyIndex) }
        }
        return nil
    }
}
