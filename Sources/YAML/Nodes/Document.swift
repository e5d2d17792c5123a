package import Diagnostics

/// The nodes of one file, as flat as they can be: one array of small records, and one of the scalars' bytes.
///
/// It owns the memory that its nodes look at, and hands them out through a `NodeScope` only, which holds it meanwhile.
@safe package final class Document: @unchecked Sendable {
    /// The path that locations name.
    package var path: String { unsafe content.pointee.path }
    /// Where nodes find everything.
    ///
    /// Nothing there changes once somebody can see it, so any thread may read it.
    let content: UnsafeMutablePointer<Content>

    init(
        path: String,
        records: consuming FlatBuffer<NodeRecord>,
        text: consuming FlatBuffer<UInt8>,
        origins: [String?] = []
    ) {
        unsafe content = .allocate(capacity: 1)
        unsafe content.initialize(to: Content(path: path, records: records, text: text, origins: origins))
    }

    deinit {
        unsafe content.deinitialize(count: 1)
        unsafe content.deallocate()
    }

    /// How many nodes the document spells out.
    var count: Int { unsafe content.pointee.records.count }

    /// What a document has.
    struct Content: ~Copyable {
        let path: String
        let records: FlatBuffer<NodeRecord>
        let text: FlatBuffer<UInt8>
        /// Where the text of a node comes from, for nodes that were made.
        let origins: [String?]
    }
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
