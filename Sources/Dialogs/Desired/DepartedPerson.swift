package import Diagnostics

/// Somebody who is to be in no group (`departed`).
package struct DepartedPerson: Hashable, Sendable {
    /// The person.
    package let user: UserID
    /// Where a manifest says so first.
    package let location: SourceLocation

    /// Creates a value.
    package init(_ user: UserID, at location: SourceLocation) {
        self.user = user
        self.location = location
    }
}
