import Synchronization

/// One line on a terminal's standard error that says how far the work has come; nothing where there is no terminal.
final class ProgressLine: Sendable {
    private let console: Console
    private let isShown = Mutex(false)

    init(console: Console) {
        self.console = console
    }

    /// Whether anybody sees it; where nobody does, a text need not be made.
    var isVisible: Bool { console.showsProgress }

    /// Replaces the line.
    func show(_ text: String) {
        guard isVisible else { return }
        isShown.withLock { shown in
            console.report("\r\u{1B}[K\(text)")
            shown = true
        }
    }

    /// Removes the line, so that the next output starts on a clean one.
    func clear() {
        isShown.withLock { shown in
            if shown { console.report("\r\u{1B}[K") }
            shown = false
        }
    }
}
