/// How much may be asked of the API, and how long an answer may take.
package struct RequestLimits: Hashable, Sendable {
    /// How many requests may be open at once, at least 1.
    package var parallelism = 8
    /// How many requests may be sent in any second.
    package var rate = RequestRate.standard
    /// How long an answer may take.
    package var timeout: Duration = .seconds(30)

    /// The limits of a run for which none were named.
    package init() {}
}
