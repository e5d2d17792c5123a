/// A place in a manifest.
package struct SourceLocation: Hashable, Sendable {
    /// The file's path as the user gave or would recognise it; `-` for standard input.
    package let path: String
    /// The line, from 1.
    package let line: Int
    /// The column in Unicode scalars, from 1.
    package let column: Int

    /// Creates the location of one position in a file.
    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }

    /// The location without its column, as in plans: `path:line`.
    package var lineReference: String { "\(path):\(line)" }
}

extension SourceLocation: Comparable {
    package static func < (first: Self, second: Self) -> Bool {
        if first.path != second.path { return first.path.utf8.lexicographicallyPrecedes(second.path.utf8) }
        return (first.line, first.column) < (second.line, second.column)
    }
}

extension SourceLocation: CustomStringConvertible {
    package var description: String { "\(path):\(line):\(column)" }
}
