/// The maximum number of requests in any second.
package struct RequestRate: Hashable, Sendable {
    /// The default: below the 80 calls per second of QuickBlox's smallest plan, so that other clients of the account
    /// can still work.
    package static let standard = Self(perSecond: 60)
    /// The upper limit: more than any account is allowed, or one machine sends.
    package static let most = 10_000

    /// The number per second; `nil` for no limit.
    package let perSecond: Int?

    /// Creates a rate of a number of requests per second; `nil` for no limit.
    package init(perSecond: Int?) {
        self.perSecond = perSecond
    }

    /// An equal share of the rate for each of several runs.
    package func divided(by runs: Int) -> Self { Self(perSecond: perSecond.map { max(1, $0 / runs) }) }
}
