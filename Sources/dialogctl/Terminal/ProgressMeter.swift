import Pacing
import Provisioning
import Reporting
import Synchronization

/// Shows the progress of a stage of the run on one line, with its rate and the time left.
final class ProgressMeter: Sendable {
    private let line: ProgressLine
    private let current = Mutex<Stage?>(nil)

    private struct Stage {
        let kind: RunProgress.Stage
        let start = ContinuousClock.now
        var meter = RateMeter()
    }

    init(on line: ProgressLine) {
        self.line = line
    }

    /// Shows progress.
    func show(_ progress: RunProgress) {
        guard line.isVisible else { return }
        let donePerSecond = current.withLock { current in
            var stage = current.flatMap { $0.kind == progress.stage ? $0 : nil } ?? Stage(kind: progress.stage)
            let now = ContinuousClock.now - stage.start
            stage.meter.note(at: now)
            current = stage
            // A rate from the first second would be too inaccurate for an estimate.
            return now < .seconds(1) ? 0 : stage.meter.perSecond(at: now)
        }
        let text = ProgressText(
            progress.stage.verb,
            progress.done,
            of: progress.total,
            failed: progress.failed,
            requestsPerSecond: progress.requestsPerSecond,
            donePerSecond: donePerSecond
        )
        line.show(text.text)
    }

    /// Removes the line until the next progress.
    func clear() { line.clear() }

    /// Removes the line, and resets the measurement.
    func end() {
        current.withLock { $0 = nil }
        line.clear()
    }
}

extension RunProgress.Stage {
    fileprivate var verb: String {
        switch self {
        case .findingUsers: "Finding people"
        case .reading: "Reading"
        case .creating: "Creating"
        case .updating: "Updating"
        }
    }
}
