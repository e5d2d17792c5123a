import Pacing
import Synchronization
import TestSupport

/// What happens while one run goes on, by its moments: each request that it is about to send and each wait is one.
final class Meanwhile: Sendable {
    private let round: Round
    private let people: People
    private let state = Mutex((moment: 0, isDead: false))
    /// Raised by the first signal, and when the run is killed: what still goes on of it then has no effect.
    let stop = StopFlag()
    /// Raised by the second signal.
    let giveUp = StopFlag()

    /// Creates what happens during the run of a round, from its first moment on.
    init(_ people: People, in round: Round = Round()) {
        self.round = round
        self.people = people
    }

    /// Whether the run was killed.
    var isDead: Bool { state.withLock(\.isDead) }

    /// Whether nothing can be written to the disk any more: it is full, or there is nobody left who writes.
    var isDiskGone: Bool {
        state.withLock { $0.isDead || $0.moment >= round.surroundings.fullDisk?.moment ?? .max }
    }

    /// Lets happen what happens at the next moment, and says whether the run is killed then.
    func pass() async -> Round.Kill? {
        let moment = state.withLock { state in
            state.moment += 1
            return state.moment
        }
        if let change = round.clocks[moment] {
            people.world.change(change)
            people.world.referee.note(change)
        }
        if let act = round.actsMeanwhile[moment], !isDead { await people.perform(act) }
        let signals = round.surroundings.signals
        if moment >= signals.first ?? .max { stop.raise() }
        if moment >= signals.dropFirst().first ?? .max { giveUp.raise() }
        return round.kill?.moment == moment ? round.kill : nil
    }

    /// Kills the run.
    func end() {
        state.withLock { $0.isDead = true }
        stop.raise()
    }
}
