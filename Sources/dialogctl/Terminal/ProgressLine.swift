import Synchronization

/// The progress line on standard error; not shown if that is not a terminal.
final class ProgressLine: Sendable {
    private let console: Console
    private let isShown = Mutex(false)

    init(console: Console) {
        self.console = console
    }

    /// Whether the line is shown; if not, its text need not be made.
    var isVisible: Bool { console.showsProgress }

    /// Replaces the line.
    func show(_ text: String) {
        guard isVisible else { return }
        isShown.withLock { shown in
            console.redraw(text)
            shown = true
        }
    }

    /// Removes the line, so that the next output starts on an empty line.
    func clear() {
        isShown.withLock { shown in
            if shown { console.redraw("") }
            shown = false
        }
    }
}
