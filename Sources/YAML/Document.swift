package import Diagnostics

/// The nodes of one file, as flat as they can be: one array of small records, and one of the scalars' bytes.
///
/// A class, so that a node is one reference and an index.
package final class Document: Sendable {
    /// The path that locations name.
    package let path: String
    let records: [NodeRecord]
    let text: [UInt8]

    init(path: String, records: [NodeRecord], text: [UInt8]) {
        self.path = path
        self.records = records
        self.text = text
    }

    /// The one node that holds all others.
    package var root: Node { Node(in: self, at: 0) }
}

/// What became of the text of one file.
package struct Parsing: Sendable {
    /// The nodes; `nil` where the text is no YAML, is empty, or goes beyond a limit.
    package let document: Document?
    /// The mistakes, in the order of the text.
    package let diagnostics: [Diagnostic]
    /// Whether the document holds all that the file spells out, but for nodes that read as invalid.
    package let isComplete: Bool
}
