internal import Synchronization

/// Permission to send one request now.
///
/// It counts as one of the requests that may be in flight until it is ended, which must happen in every case.
package final class SendPermit: Sendable {
    /// A permit that was obtained in advance for the next request of this task.
    ///
    /// `Creation` (in Applying) sets it around a create, and `PacedTransport` (in QuickBlox) uses it instead of waiting
    /// for a permit of its own. A create is recorded before it is sent, and its record says when; so it must have its
    /// permit before it is recorded, and must then be sent without another wait. The value is task-local because the
    /// store and its transport, which lie between the two, know nothing of permits.
    @TaskLocal package static var forNextRequest: SendPermit?

    private let state = Mutex(State.free)
    private let pacer: Pacer
    private let purpose: Pacer.Purpose
    /// The concurrency level at which it was given.
    private let level: Int

    private enum State { case free, used, ended }

    init(of pacer: Pacer, for purpose: Pacer.Purpose, at level: Int) {
        self.pacer = pacer
        self.purpose = purpose
        self.level = level
    }

    deinit { end(.unclear) }

    /// Uses the permit for a request that is sent now; returns `false` if the permit was used before.
    package func use() -> Bool {
        let isFirst = state.withLock { state in
            guard state == .free else { return false }
            state = .used
            return true
        }
        if isFirst { pacer.depart(purpose) }
        return isFirst
    }

    /// Ends the permit with the outcome of the request; only the first call counts.
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
