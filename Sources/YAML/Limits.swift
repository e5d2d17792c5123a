package import Diagnostics

/// How much a document may ask of the machine; what goes beyond is an error at the place where it does.
package struct Limits: Hashable, Sendable {
    /// The most bytes of a file.
    package let bytes: Int
    /// The most collections inside one another.
    package let levels: Int
    /// The most nodes that a file spells out.
    package let nodes: Int
    /// The most nodes that aliases repeat, beside ten for each node that the file spells out.
    package let repeatedNodes: Int

    /// Creates limits; the defaults hold 100,000 dialogs (39 MB, 4 million nodes) with room to spare.
    package init(
        bytes: Int = 64 << 20,
        levels: Int = 64,
        nodes: Int = 10_000_000,
        repeatedNodes: Int = 100_000
    ) {
        self.bytes = bytes
        self.levels = levels
        self.nodes = nodes
        self.repeatedNodes = repeatedNodes
    }
}

extension Diagnostic.Message {
    /// A file beyond the limit of bytes.
    package static func tooManyBytes(limit: Int) -> Self {
        "the file has more than \(limit >> 20) MiB: split it into several files"
    }
}
