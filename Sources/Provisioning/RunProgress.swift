internal import Pacing

/// How far a part of a run has come.
package struct RunProgress: Sendable {
    /// The part.
    package let stage: Stage
    /// What is done of it.
    package let done: Int
    /// What there is to do, as far as it is known.
    package let total: Int
    /// What of the done failed.
    package let failed: Int
    private let pacer: Pacer

    /// The parts of a run that take long enough to be watched.
    package enum Stage: Hashable, Sendable {
        /// Users are looked up.
        case findingUsers
        /// Live dialogs are read.
        case reading
        /// Dialogs are created.
        case creating
    }

    init(_ stage: Stage, _ done: Int, of total: Int, failed: Int = 0, _ pacer: Pacer) {
        self.stage = stage
        self.done = done
        self.total = total
        self.failed = failed
        self.pacer = pacer
    }

    /// How many requests were sent in a second, of late.
    package var requestsPerSecond: Double { pacer.requestsPerSecond }
}
