/// Why a text is no assumption.
package struct AssumptionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it, and what to write.
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
