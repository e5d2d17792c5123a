/// Why the parameters of a request cannot be decoded.
struct ParameterError: Error, Hashable {
    /// What is wrong.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
