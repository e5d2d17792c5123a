import Pacing
import Provisioning
import Reporting
import Synchronization

/// Shows on one line how far a part of the run has come, how fast it goes and how long it will take.
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

    /// Shows a state of the run.
    func show(_ progress: RunProgress) {
        guard line.isVisible else { return }
        let donePerSecond = current.withLock { current in
            var stage = current.flatMap { $0.kind == progress.stage ? $0 : nil } ?? Stage(kind: progress.stage)
            let now = ContinuousClock.now - stage.start
            stage.meter.note(at: now)
            current = stage
            // The first second tells little: a rate of it would promise any end.
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

    /// Removes the line until there is more to show.
    func clear() { line.clear() }

    /// Removes the line, and forgets what was measured.
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
        }
    }
}
