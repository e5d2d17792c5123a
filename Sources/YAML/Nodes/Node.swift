package import Diagnostics

/// One value of a document and its place; an alias reads as the node that it repeats.
///
/// It does not hold its document: a manifest has millions of nodes, and to count each use of each would take longer
/// than to read them. A `NodeScope` holds the document instead, and safe code cannot carry a node out of the scope;
/// that is why a node is not `Sendable`.
@safe package struct Node {
    private let content: UnsafePointer<Document.Content>
    let index: Int

    init(in content: UnsafePointer<Document.Content>, at index: Int) {
        let record = unsafe content.pointee.records[index]
        unsafe self.content = content
        self.index = record.kind == .alias ? Int(record.start) : index
    }

    /// Another node of the same document.
    func sibling(at index: Int) -> Node { unsafe Node(in: content, at: index) }

    var record: NodeRecord { record(at: index) }

    /// The record at an index of the same document.
    func record(at index: Int) -> NodeRecord { unsafe content.pointee.records[index] }

    /// Where a made node's text comes from, in words that go in front of a mistake.
    package var origin: String? {
        unsafe index < content.pointee.origins.count ? content.pointee.origins[index] : nil
    }

    /// The path of the document.
    var path: String { unsafe content.pointee.path }

    /// Bytes of the document's scalars.
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: content.pointee.text.elements[range])
    }
}

@available(*, unavailable) extension Node: Sendable {}

extension Node {
    /// What a node is.
    package enum Kind: Hashable, Sendable {
        /// Text, not yet a number or anything else.
        case scalar
        /// A list.
        case sequence
        /// A map.
        case mapping
        /// A node whose mistake is reported: say nothing more of it.
        case invalid
    }

    /// What the node is.
    package var kind: Kind {
        switch record.kind {
        case .scalar: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        case .alias, .invalid: .invalid
        }
    }

    /// Where the node stands in the file.
    package var location: SourceLocation {
        SourceLocation(path: path, line: Int(record.line), column: Int(record.column))
    }

    /// Whether a map lacks something that it tried to say and that is reported, such as a merge key.
    package var isPartial: Bool { record.isPartial }

    /// How many nodes stand in a collection, those in its collections counted; what it takes to hold them.
    package var contentCount: Int {
        switch record.kind {
        case .sequence, .mapping: Int(record.extent) - index - 1
        case .scalar, .alias, .invalid: 0
        }
    }

    /// The nodes of a list, in order; none for any other node.
    package var elements: Elements { Elements(of: self) }

    /// The pairs of a map, in order; none for any other node.
    ///
    /// A key is a scalar, and stands in the map once.
    package var pairs: Pairs { Pairs(of: self) }
}
