/// The numeric ID of a user of the application, unique within it.
package struct UserID: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number as the API sends it; positive.
    package let rawValue: Int

    /// Wraps a positive number; anything else is no user.
    package init?(rawValue: Int) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}

extension UserID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
