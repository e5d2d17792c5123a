package import Diagnostics

/// A dialog that names users who do not exist.
package struct IncompleteDialog: Hashable, Sendable {
    /// Its key, where it has one without them.
    package let key: ExactText?
    /// Its type and its name, where it has one.
    package let name: DeclaredName?
    /// Where it is declared.
    package let location: SourceLocation
    /// The users who do not exist, in order.
    package let missing: [UserReference]

    /// Creates a value from its parts.
    package init(key: ExactText?, name: DeclaredName? = nil, location: SourceLocation, missing: [UserReference]) {
        self.key = key
        self.name = name
        self.location = location
        self.missing = missing
    }
}

extension IncompleteDialog {
    /// What it is called: its key, or what is known of it without one.
    package var title: String { key?.string ?? "private dialog" }
}
