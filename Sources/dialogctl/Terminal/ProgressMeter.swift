import Platform
import Provisioning
import Reporting
import Synchronization

/// Shows the progress of a run: on one line of a terminal, drawn again as time passes, or on a line every ten seconds.
final class ProgressMeter: Sendable {
    private static let shortestInterval = Duration.milliseconds(100)
    private static let tick = Duration.seconds(1)
    private static let plainTick = Duration.seconds(10)

    private let console: Console
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var tracker = ProgressTracker()
        var progress: RunProgress?
        var isTicking = false
        var lastDrawn: Duration?
        /// Whether the last line of the terminal is that of the progress.
        var isShown = false
    }

    init(on console: Console) {
        self.console = console
    }

    /// Shows progress.
    func show(_ progress: RunProgress) {
        guard console.progress != .none else { return }
        let now = now
        state.withLock { state in
            let isNew = state.tracker.stage != progress.amounts.stage
            state.tracker.advance(to: progress.amounts, at: now)
            state.progress = progress
            let isDue = state.lastDrawn.map { now - $0 >= Self.shortestInterval } ?? true
            if isNew || isDue { redraw(&state, at: now) }
            guard !state.isTicking else { return }
            state.isTicking = true
            tickLater()
        }
    }

    /// Takes note of a pause that the server asked for.
    func pause(for duration: Duration) {
        let now = now
        state.withLock { $0.tracker.pause(for: duration, at: now) }
    }

    /// Removes the line until the next progress, so that other output starts on an empty line.
    func clear() {
        state.withLock { clear(&$0) }
    }

    /// Ends the stage.
    func end() {
        state.withLock { state in
            state.tracker.end()
            clear(&state)
        }
    }

    private var now: Duration { ContinuousClock.now - start }

    private func clear(_ state: inout State) {
        if state.isShown { console.redraw("") }
        state.isShown = false
    }

    private func redraw(_ state: inout State, at now: Duration) {
        guard console.progress == .auto, let text = text(state, at: now) else { return }
        console.redraw(text)
        state.isShown = true
        state.lastDrawn = now
    }

    private func text(_ state: State, at now: Duration) -> String? {
        state.tracker.text(requestsPerSecond: state.progress?.requestsPerSecond ?? 0, at: now)
    }

    /// Draws the line again although nothing happened: time passes, and waits grow shorter.
    private func tickLater() {
        TerminationSignals.after(console.progress == .plain ? Self.plainTick : Self.tick) { [self] in
            let now = now
            let line = state.withLock { state in
                redraw(&state, at: now)
                return text(state, at: now)
            }
            if console.progress == .plain, let line { console.remark(line) }
            tickLater()
        }
    }
}
