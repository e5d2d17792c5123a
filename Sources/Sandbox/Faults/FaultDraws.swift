/// The random numbers of one rule for one request: a function of only the seed, the rule and the request's number.
struct FaultDraws {
    private let start: UInt64

    init(seed: UInt64, rule: UInt64, ordinal: UInt64) {
        start = Self.mixed(Self.mixed(Self.mixed(seed) ^ rule) ^ ordinal)
    }

    /// A number from 0 up to, not including, 1; always the same one at the same position.
    subscript(position: UInt64) -> Double {
        Double(Self.mixed(start ^ position) >> 11) * 0x1p-53
    }

    /// SplitMix64's next number.
    private static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = state &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
