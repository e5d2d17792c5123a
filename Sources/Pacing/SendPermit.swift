internal import Synchronization

/// The leave to send one request now.
///
/// It is one of the requests that may be open at once until it is ended, which it must be, whatever comes.
package final class SendPermit: Sendable {
    /// A turn that was taken beforehand for the next request of this task.
    ///
    /// A create is recorded before it is sent, and its record says when; so it must have its turn before it is recorded,
    /// and then be sent without another wait.
    @TaskLocal package static var taken: SendPermit?

    private let state = Mutex(State.free)
    private let pacer: Pacer
    private let purpose: Pacer.Purpose
    /// The level of concurrency at which it was given.
    private let level: Int

    private enum State { case free, used, ended }

    init(of pacer: Pacer, for purpose: Pacer.Purpose, at level: Int) {
        self.pacer = pacer
        self.purpose = purpose
        self.level = level
    }

    deinit { end(.unclear) }

    /// Uses the turn for a request, which only the first can do, and which leaves now.
    package func use() -> Bool {
        let isFirst = state.withLock { state in
            guard state == .free else { return false }
            state = .used
            return true
        }
        if isFirst { pacer.depart(purpose) }
        return isFirst
    }

    /// Ends the turn with what came of the request; only the first end counts.
    package func end(_ ending: RequestEnding) {
        let former = state.withLock { state in
            defer { state = .ended }
            return state
        }
        guard former != .ended else { return }
        if former == .free { pacer.depart(purpose) }
        pacer.end(ending, level)
    }
}
