/// A YAML text as it is written, comments and blank lines included, for those who write it again.
package struct SyntaxTree: Sendable {
    /// What stands before the mark of the document's start; nothing without a mark.
    package let preamble: [Remark]
    /// Whether the text marks the start of its document (`---`).
    package let isMarked: Bool
    /// What stands before the first value.
    package let heading: [Remark]
    /// The document's one value.
    package let root: SyntaxNode
    /// What stands behind the last value.
    package let ending: [Remark]

    /// The same with another value.
    package func with(_ root: SyntaxNode) -> Self {
        Self(preamble: preamble, isMarked: isMarked, heading: heading, root: root, ending: ending)
    }
}

/// What stands on a line of its own and is no value.
package enum Remark: Hashable, Sendable {
    /// A comment, from its `#` on.
    case comment(String)
    /// Blank lines, however many.
    case blank
}

/// A value as it is written.
package struct SyntaxNode: Sendable {
    /// The name by which aliases repeat it.
    package let anchor: String?
    /// What it is.
    package var content: Content

    /// What a value is.
    package enum Content: Sendable {
        /// A text, a number, or nothing.
        case scalar(SyntaxScalar)
        /// A value that stands elsewhere, by its anchor.
        case alias(String)
        /// A list.
        case list(SyntaxList)
        /// A map.
        case map(SyntaxMap)
    }

    /// Wraps a value.
    package init(_ content: Content, anchor: String? = nil) {
        self.anchor = anchor
        self.content = content
    }
}

/// A scalar as it is written.
package struct SyntaxScalar: Hashable, Sendable {
    /// What it reads as.
    package let text: String
    /// How it is written.
    package let style: Style

    /// The ways to write a scalar.
    package enum Style: Hashable, Sendable {
        /// Without quotes, on one line.
        case plain
        /// Without quotes, on several lines.
        case folded
        /// In quotes.
        case quoted
        /// As a block: its first line, and the others without their indentation.
        case block(header: String, lines: [String])
    }
}

/// A list as it is written.
package struct SyntaxList: Sendable {
    /// The items, in order.
    package var items: [Item]
    /// Whether each item is on a line of its own, behind a dash.
    package let isBlock: Bool
    /// What stands behind the last item and belongs to the list.
    package let ending: [Remark]

    /// An item with what stands before it and behind it.
    package struct Item: Sendable {
        package var leading: [Remark]
        package var value: SyntaxNode
        /// A comment on its last line.
        package var comment: String?
    }
}

/// A map as it is written.
package struct SyntaxMap: Sendable {
    /// The pairs, in order.
    package var pairs: [Pair]
    /// Whether each pair is on a line of its own.
    package let isBlock: Bool
    /// What stands behind the last pair and belongs to the map.
    package let ending: [Remark]

    /// A pair with what stands before it and behind it.
    package struct Pair: Sendable {
        package var leading: [Remark]
        package var key: SyntaxNode
        /// A comment on the line of the key, where the value is on others.
        package var keyComment: String?
        package var value: SyntaxNode
        /// A comment on the last line of the value.
        package var comment: String?
    }
}

/// Why a text that reads well is not written again.
package struct Unwritable: Error, Sendable {
    /// The reason, as a diagnostic has it.
    package let reason: String
    /// The line, from 1.
    package let line: Int

    package init(_ reason: String, line: Int) {
        self.reason = reason
        self.line = line
    }
}
