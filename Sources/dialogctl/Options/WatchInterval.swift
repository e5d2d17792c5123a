import ArgumentParser

/// The time between two runs: a number and a unit, such as `30s`, `5m` or `1h`.
struct WatchInterval: Hashable, ExpressibleByArgument {
    /// The shortest and the longest, in seconds.
    private static let range = 1...(7 * 24 * 3600)

    let seconds: Int

    /// The usual one.
    static let standard = Self(seconds: 300)

    private init(seconds: Int) {
        self.seconds = seconds
    }

    init?(argument: String) {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
        guard let last = argument.last, let unit = units[last], let number = Int(argument.dropLast()), number > 0,
            case (let seconds, let isTooLarge) = number.multipliedReportingOverflow(by: unit), !isTooLarge,
            Self.range ~= seconds
        else { return nil }
        self.seconds = seconds
    }

    var duration: Duration { .seconds(seconds) }

    var defaultValueDescription: String { seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s" }
}
