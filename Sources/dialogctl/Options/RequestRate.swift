import ArgumentParser

/// How many requests may be sent in any second.
struct RequestRate: ExpressibleByArgument {
    /// A limit below the 80 calls a second of QuickBlox's smallest plan, so that others of the account can go on.
    static let standard = Self(perSecond: 60)
    /// More than any account is allowed, or one machine sends.
    static let most = 10_000

    /// The number; `nil` where there is no limit.
    let perSecond: Int?

    private init(perSecond: Int?) {
        self.perSecond = perSecond
    }

    init?(argument: String) {
        switch argument {
        case "0", "unlimited": perSecond = nil
        default:
            guard let number = Int(argument), 1...Self.most ~= number else { return nil }
            perSecond = number
        }
    }

    /// An equal share of it for each of several runs.
    func divided(by runs: Int) -> Self { Self(perSecond: perSecond.map { max(1, $0 / runs) }) }

    var defaultValueDescription: String { perSecond.map { "\($0)" } ?? "unlimited" }
}
