import TestSupport

/// What happens before and during one run.
struct Round {
    /// What is changed in git before the run.
    var changes: [GitAct] = []
    /// What is changed in git besides, where something is kept up to date.
    var edits: [GitAct] = []
    /// What people do in the app before the run.
    var acts: [AppAct] = []
    /// What people do in the app during the run, by its moments.
    var actsMeanwhile: [Int: AppAct] = [:]
    /// What is lost before the run.
    var loss: Loss?
    /// The moment at which the run is killed.
    var kill: Kill?

    /// How the clocks of the clients change before the run, at moment zero, and during it.
    var clocks: [Int: ManualTime.Change] = [:]
    /// The system in which the run takes place.
    var surroundings = Surroundings()

    /// Part of what runs remember.
    enum Loss: String, CaseIterable {
        /// The ids file.
        case idsFile = "ids files lost"
        /// The ids file, and what the journal no longer keeps an hour later.
        case idsFileAndCreates = "ids files lost, an hour after the last create"
        /// The state folder, while no create is open.
        case stateFolder = "state folders lost"
    }

    /// The end of a process.
    struct Kill {
        let moment: Int
        /// Whether the request of that moment leaves, and only its answer does not come.
        let isAfterRequest: Bool
        /// Which part of what the run found out is in the ids file by then, in percent: it is written with a lag.
        let written: Int
    }

    /// Whether nobody does anything, and nothing is lost.
    var isCalm: Bool { changes.isEmpty && edits.isEmpty && acts.isEmpty && actsMeanwhile.isEmpty && loss == nil }

    /// The rounds of a schedule; in every fifth one people do nothing.
    static func some(_ generator: inout SeededGenerator) -> [Self] {
        let isBusy = Int.random(in: 0..<5, using: &generator) > 0
        var rounds = (0..<4).map { isBusy ? busy(isFirst: $0 == 0, &generator) : Self() }
        if isBusy, Int.random(in: 0..<3, using: &generator) == 0 {
            rounds[Int.random(in: 1..<4, using: &generator)].loss = Loss.allCases.randomElement(using: &generator)
        }
        if Int.random(in: 0..<3, using: &generator) == 0 {
            rounds[Int.random(in: 0..<4, using: &generator)].kill = Kill(
                moment: Int.random(in: 1...12, using: &generator),
                isAfterRequest: Bool.random(using: &generator),
                written: Int.random(in: 0...100, using: &generator)
            )
        }
        return rounds
    }

    private static func busy(isFirst: Bool, _ generator: inout SeededGenerator) -> Self {
        var round = Self()
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            let moment = Int.random(in: 1...10, using: &generator)
            round.actsMeanwhile[moment] = AppAct(&generator)
        }
        guard !isFirst else { return round }
        round.changes = (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in
            (GitAct.plain + [.drop, .addBack, .addBack]).randomElement(using: &generator)
        }
        round.acts = (0..<Int.random(in: 0...2, using: &generator)).map { _ in AppAct(&generator) }
        return round
    }
}
