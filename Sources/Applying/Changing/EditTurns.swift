internal import Dialogs
internal import Pacing

/// Gives each update, or deletion, its turn to send a request.
///
/// Only one waits for a permit at a time, so that no dialog grows old behind others: what was read of one whose turn it
/// is may be a minute old at most when its permit comes, else it is read again.
final class EditTurns: Sendable {
    private let fresh: FreshDialogs
    private let turn = AsyncMutex()
    private let environment: ApplyEnvironment

    /// What a turn is.
    enum Turn {
        /// The dialog as it is, and the leave to send one request.
        case ready(LiveDialog, SendPermit)
        /// Its owner does not see the dialog any more.
        case gone
        /// It could not be read again.
        case unreadable(FailureReason)
        /// The run was stopped.
        case stopped
    }

    /// Creates turns of updates or deletions whose dialogs are read from here.
    init(_ fresh: FreshDialogs, _ environment: ApplyEnvironment) {
        self.fresh = fresh
        self.environment = environment
    }

    /// Waits for the turn of the update or deletion at a position.
    ///
    /// - Parameters:
    ///   - position: Its position among those of its kind.
    ///   - current: The dialog as an answer has just shown it; `nil` where it is to be fresh.
    /// - Returns: The turn.
    func next(_ position: Int, on current: LiveDialog?) async -> Turn {
        guard await turn.lock() else { return .stopped }
        defer { turn.unlock() }
        while !environment.stop.isRaised {
            let live: LiveDialog
            if let current {
                live = current
            } else {
                do throws(ListingFailure) {
                    guard let read = try await fresh.live(at: position) else { return .gone }
                    live = read
                } catch {
                    return environment.stop.isRaised ? .stopped : .unreadable(error.reason)
                }
            }
            guard let permit = await environment.pacer.permit(for: .create) else { return .stopped }
            if current != nil || fresh.isFresh(at: position) { return .ready(live, permit) }
            // A pause that the server asked for took longer than the dialog may be old.
            permit.end(.unclear)
        }
        return .stopped
    }
}
