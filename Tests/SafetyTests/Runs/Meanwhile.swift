import Pacing
import Synchronization
import TestSupport

/// What happens while one run goes on, by its moments: each request that it is about to send and each wait is one.
final class Meanwhile: Sendable {
    private let acts: [Int: AppAct]
    private let clocks: [Int: ManualTime.Change]
    private let kill: Round.Kill?
    private let people: People
    private let state = Mutex((moment: 0, isDead: false))
    /// Raised when the run is killed: what still goes on of it then has no effect.
    let stop = StopFlag()

    /// Creates what happens during a run, from its first moment on.
    init(
        _ acts: [Int: AppAct],
        _ clocks: [Int: ManualTime.Change] = [:],
        killedAt kill: Round.Kill?,
        _ people: People
    ) {
        self.acts = acts
        self.clocks = clocks
        self.kill = kill
        self.people = people
    }

    /// Whether the run was killed.
    var isDead: Bool { state.withLock(\.isDead) }

    /// Lets happen what happens at the next moment, and says whether the run is killed then.
    func pass() async -> Round.Kill? {
        let moment = state.withLock { state in
            state.moment += 1
            return state.moment
        }
        if let change = clocks[moment] { people.world.change(change) }
        if let act = acts[moment], !isDead { await people.perform(act) }
        return kill?.moment == moment ? kill : nil
    }

    /// Kills the run.
    func end() {
        state.withLock { $0.isDead = true }
        stop.raise()
    }
}
