/// A key of a map and its value.
package struct Pair: Sendable {
    private let document: Document
    private let keyIndex: Int

    init(in document: Document, at keyIndex: Int) {
        self.document = document
        self.keyIndex = keyIndex
    }

    /// The key, a scalar.
    package var key: Node { Node(in: document, at: keyIndex) }
    /// The value, which stands right behind the key, since a scalar has no content.
    package var value: Node { Node(in: document, at: keyIndex + 1) }
}

/// The pairs of a map, in order; refused ones are left out.
package struct Pairs: Sequence, IteratorProtocol {
    private let document: Document
    private var index: Int
    private let end: Int

    init(of map: Node) {
        let record = map.record
        document = map.document
        index = map.index + 1
        end = record.kind == .mapping ? Int(record.extent) : index
    }

    package mutating func next() -> Pair? {
        while index < end {
            let keyIndex = index
            let key = document.records[keyIndex]
            let valueIndex = key.indexBehind(keyIndex)
            index = document.records[valueIndex].indexBehind(valueIndex)
            if !key.isRefused { return Pair(in: document, at: keyIndex) }
        }
        return nil
    }
}
