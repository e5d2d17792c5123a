package import Journal

/// An ids file that a run reads.
package struct IDsSource: Sendable {
    /// The path of the file.
    package let path: String
    /// The contents of the file; empty if there is none yet.
    package let contents: DialogIDs
    /// Whether there is such a file.
    package let isThere: Bool
    /// Whether an option names the file; otherwise it is in the state folder.
    package let isNamed: Bool

    /// Creates a source from what was read of a file; `nil` where there is none.
    package init(path: String, contents: DialogIDs?, isNamed: Bool) {
        self.path = path
        self.contents = contents ?? DialogIDs()
        isThere = contents != nil
        self.isNamed = isNamed
    }
}
