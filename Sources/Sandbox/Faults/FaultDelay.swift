import Glibc

/// The length of a delay: fixed, or drawn from a bounded distribution.
enum FaultDelay: Hashable, Sendable {
    /// The longest delay.
    static let longest = Duration.seconds(3_600)

    case fixed(Duration)
    case uniform(Duration, Duration)
    case exponential(mean: Duration, limit: Duration)
    case normal(mean: Duration, deviation: Duration, limit: Duration)

    /// The delay for the given random numbers; never negative, and in whole microseconds.
    func duration(_ draws: FaultDraws) -> Duration {
        switch self {
        case .fixed(let duration): duration
        case .uniform(let least, let greatest): least + (greatest - least).scaled(by: draws[1])
        case .exponential(let mean, let limit): min(limit, mean.scaled(by: -log(1 - draws[1])))
        case .normal(let mean, let deviation, let limit):
            min(limit, max(.zero, mean + deviation.scaled(by: draws.normal)))
        }
    }
}

extension FaultDraws {
    /// A number of the standard normal distribution (Box and Muller's method).
    fileprivate var normal: Double {
        sqrt(-2 * log(1 - self[1])) * cos(2 * .pi * self[2])
    }
}

extension Duration {
    fileprivate func scaled(by factor: Double) -> Duration {
        let (seconds, attoseconds) = components
        let microseconds = (Double(seconds) * 1e6 + Double(attoseconds) * 1e-12) * factor
        return .microseconds(Int64(microseconds.rounded()))
    }
}
