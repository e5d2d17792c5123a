internal import Pacing
package import Reporting

/// The progress of a stage of a run.
package struct RunProgress: Sendable {
    /// How far it has got.
    package let amounts: ProgressAmounts
    private let pacer: Pacer

    init(_ amounts: ProgressAmounts, _ pacer: Pacer) {
        self.amounts = amounts
        self.pacer = pacer
    }

    /// The recent number of requests per second, whenever it is asked for.
    package var requestsPerSecond: Double { pacer.requestsPerSecond }
}
