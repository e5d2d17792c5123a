/// Why the parameters of a request cannot be read at all, in words for the answer's `errors`.
struct ParameterError: Error, Hashable {
    /// What is wrong.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
