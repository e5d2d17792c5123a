/// Which of the requests that a rule could strike it does strike.
enum FaultSelection: Hashable, Sendable {
    /// All of them.
    case always
    /// Some of them, by chance; greater than 0, at most 1.
    case probability(Double)
    /// Some of them by their number, counted from 1.
    case ordinals([ClosedRange<UInt64>])

    /// Whether the request with a number is one of them.
    func includes(_ ordinal: UInt64, _ draws: FaultDraws) -> Bool {
        switch self {
        case .always: true
        case .probability(let probability): draws[0] < probability
        case .ordinals(let ranges): ranges.contains { $0.contains(ordinal) }
        }
    }
}
