internal import Pacing

/// The progress of a stage of a run.
package struct RunProgress: Sendable {
    /// The stage.
    package let stage: Stage
    /// How much is done.
    package let done: Int
    /// How much there is to do, as far as it is known.
    package let total: Int
    /// How much of that failed.
    package let failed: Int
    private let pacer: Pacer

    /// The stages of a run that take long enough to show their progress.
    package enum Stage: Hashable, Sendable {
        /// Users are looked up.
        case findingUsers
        /// Live dialogs are read.
        case reading
        /// Dialogs are created.
        case creating
        /// Dialogs are changed.
        case updating
    }

    init(_ stage: Stage, _ done: Int, of total: Int, failed: Int = 0, _ pacer: Pacer) {
        self.stage = stage
        self.done = done
        self.total = total
        self.failed = failed
        self.pacer = pacer
    }

    /// The recent number of requests per second.
    package var requestsPerSecond: Double { pacer.requestsPerSecond }
}
