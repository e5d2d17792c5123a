/// What is wrong with a rule or a plan of faults.
package struct FaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule and what is wrong with it.
    package let description: String
}
