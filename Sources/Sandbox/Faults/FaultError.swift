/// Why a rule or a plan of faults is invalid.
package struct FaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule, and the error in it.
    package let description: String
}
