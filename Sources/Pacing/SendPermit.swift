internal import Synchronization

/// Permission to send one request now.
///
/// It counts as one of the requests that may be in flight until it is ended, which must happen in every case, or until
/// its place is given up.
package final class SendPermit: Sendable {
    /// A permit that was obtained in advance for the next request of this task.
    ///
    /// `Creation` (in Applying) sets it around a create, and `PacedTransport` (in QuickBlox) uses it instead of waiting
    /// for a permit of its own. A create is recorded before it is sent, and its record says when; so it must have its
    /// permit before it is recorded, and must then be sent without another wait. The value is task-local because the
    /// store and its transport, which lie between the two, know nothing of permits.
    @TaskLocal package static var forNextRequest: SendPermit?

    private let state = Mutex(State())
    private let pacer: Pacer
    private let purpose: Pacer.Purpose
    /// The concurrency level at which it was given.
    private let level: Int

    private struct State {
        var phase = Phase.free
        var hasPlace = true
    }

    private enum Phase { case free, used, ended }

    init(of pacer: Pacer, for purpose: Pacer.Purpose, at level: Int) {
        self.pacer = pacer
        self.purpose = purpose
        self.level = level
    }

    deinit { end(.unclear) }

    /// Uses the permit for a request that is sent now; returns `false` if the permit was used before.
    package func use() -> Bool {
        let isFirst = state.withLock { state in
            guard state.phase == .free else { return false }
            state.phase = .used
            return true
        }
        if isFirst { pacer.depart(purpose) }
        return isFirst
    }

    /// Lets another request be in flight in the place of this one, whose answer may never come.
    ///
    /// It must have been sent. Its end still says how the server is.
    package func giveUpPlace() {
        _ = use()
        let hadPlace = state.withLock { state in
            defer { state.hasPlace = false }
            return state.hasPlace && state.phase != .ended
        }
        if hadPlace { pacer.freePlace() }
    }

    /// Ends the permit with the outcome of the request; only the first call counts.
    package func end(_ ending: RequestEnding) {
        let former = state.withLock { state in
            defer { state.phase = .ended }
            return state
        }
        guard former.phase != .ended else { return }
        if former.phase == .free { pacer.depart(purpose) }
        pacer.end(ending, level, freesPlace: former.hasPlace)
    }
}
