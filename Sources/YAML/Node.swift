package import Diagnostics

/// One value of a document and its place; an alias reads as the node that it repeats.
package struct Node: Sendable {
    let document: Document
    let index: Int

    init(in document: Document, at index: Int) {
        let record = document.records[index]
        self.document = document
        self.index = record.kind == .alias ? Int(record.start) : index
    }

    var record: NodeRecord { document.records[index] }
}

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
        SourceLocation(path: document.path, line: Int(record.line), column: Int(record.column))
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
