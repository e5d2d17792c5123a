/// How many requests may be sent in any second.
package struct RequestRate: Hashable, Sendable {
    /// A limit below the 80 calls a second of QuickBlox's smallest plan, so that others of the account can go on.
    package static let standard = Self(perSecond: 60)
    /// More than any account is allowed, or one machine sends.
    package static let most = 10_000

    /// The number; `nil` where there is no limit.
    package let perSecond: Int?

    /// A rate of so many requests a second; without limit where there is no number.
    package init(perSecond: Int?) {
        self.perSecond = perSecond
    }

    /// An equal share of it for each of several runs.
    package func divided(by runs: Int) -> Self { Self(perSecond: perSecond.map { max(1, $0 / runs) }) }
}
