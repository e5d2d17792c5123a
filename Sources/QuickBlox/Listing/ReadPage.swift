/// A page of a listing that was read, for whoever shows the progress.
package struct ReadPage: Hashable, Sendable {
    /// Whether it is the first one of its listing.
    package let isFirst: Bool
    /// How many rows it has.
    package let rows: Int
    /// How many rows the listing has; `nil` from servers that do not say.
    package let total: Int?
}
