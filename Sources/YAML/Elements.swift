/// The nodes of a list, in order.
package struct Elements: Sequence, IteratorProtocol {
    private let document: Document
    private var index: Int
    private let end: Int

    init(of list: Node) {
        let record = list.record
        document = list.document
        index = list.index + 1
        end = record.kind == .sequence ? Int(record.extent) : index
    }

    package mutating func next() -> Node? {
        guard index < end else { return nil }
        defer { index = document.records[index].indexBehind(index) }
        return Node(in: document, at: index)
    }
}
