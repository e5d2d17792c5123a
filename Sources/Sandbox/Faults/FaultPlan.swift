/// Which faults strike which requests.
///
/// A plan is a value: with the same seed, the same requests in the same order get the same faults, independent of
/// timing. Only a `limit` depends on the time.
package struct FaultPlan: Hashable, Sendable {
    /// The most rules that a plan has.
    package static let mostRules = 100

    /// A plan without faults.
    package static let none = FaultPlan()

    /// The seed of the random numbers.
    package let seed: UInt64
    /// The rules; if two would end a request at the same stage, the first one counts.
    package let rules: [FaultRule]
    /// A number for each rule, so that rules have different random numbers.
    let salts: [UInt64]

    private init() {
        (seed, rules, salts) = (0, [], [])
    }

    /// Creates a plan from the texts of its rules.
    ///
    /// - Throws: `FaultError` for the first text that is not a rule, and for too many rules.
    package init(seed: UInt64 = 0, _ texts: [String]) throws(FaultError) {
        guard texts.count <= Self.mostRules else {
            throw FaultError(description: "there can be at most \(Self.mostRules) faults at once")
        }
        var rules: [FaultRule] = []
        for text in texts { rules.append(try FaultRule(text)) }
        self.seed = seed
        self.rules = rules
        salts = rules.indices.map { Self.salt(of: rules[$0], copy: rules[..<$0].count(of: rules[$0])) }
    }

    /// The FNV-1a hash of a rule's text and the number of its copies before it, so that the random numbers of a rule do
    /// not depend on the other rules.
    private static func salt(of rule: FaultRule, copy: Int) -> UInt64 {
        "\(rule)#\(copy)".utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension Collection where Element == FaultRule {
    fileprivate func count(of rule: FaultRule) -> Int { count { $0.description == rule.description } }
}
