package import Diagnostics
package import Dialogs

/// A dialog that names users who do not exist.
package struct IncompleteDialog: Hashable, Sendable {
    /// Its key, where it has one without them.
    package let key: ExactText?
    /// Where it is declared.
    package let location: SourceLocation
    /// The users who do not exist, in order.
    package let missing: [UserReference]
}
