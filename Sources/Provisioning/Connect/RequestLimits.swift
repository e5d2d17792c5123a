/// The limits on requests to the API.
package struct RequestLimits: Hashable, Sendable {
    /// The maximum number of open requests, at least 1.
    package var parallelism = 8
    /// The maximum number of requests in any second.
    package var rate = RequestRate.standard
    /// The time limit for a response.
    package var timeout: Duration = .seconds(30)

    /// Creates the default limits.
    package init() {}
}
