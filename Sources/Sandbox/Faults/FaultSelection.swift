/// Which of the requests that match a rule get the fault.
enum FaultSelection: Hashable, Sendable {
    /// All of them.
    case always
    /// Some of them at random, with this probability: greater than 0, at most 1.
    case probability(Double)
    /// Some of them by number, counted from 1.
    case ordinals([ClosedRange<UInt64>])

    /// Whether the request with a number gets the fault.
    func includes(_ ordinal: UInt64, _ draws: FaultDraws) -> Bool {
        switch self {
        case .always: true
        case .probability(let probability): draws[0] < probability
        case .ordinals(let ranges): ranges.contains { $0.contains(ordinal) }
        }
    }
}
