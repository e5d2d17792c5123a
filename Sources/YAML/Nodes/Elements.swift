/// The nodes of a list, in order.
package struct Elements: Sequence, IteratorProtocol {
    private let list: Node
    private var index: Int
    private let end: Int

    init(of list: Node) {
        let record = list.record
        self.list = list
        index = list.index + 1
        end = record.kind == .sequence ? Int(record.extent) : index
    }

    package mutating func next() -> Node? {
        guard index < end else { return nil }
        defer { index = list.record(at: index).indexBehind(index) }
        return list.sibling(at: index)
    }
}
