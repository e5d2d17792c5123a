import Dialogs
import Sandbox
import TestSupport

/// What of a schedule concerns updates; mostly, where nothing is kept up to date, nothing.
struct Upkeep {
    /// Which share of the declared dialogs is kept up to date, in percent.
    var share = 0
    /// The people whom no run removes from anything.
    var protected: UserIDs = []
    /// Whether runs may remove as many people as they like.
    var removesAny = true
    /// What the sandbox takes for true of updates.
    var assumptions = Assumptions()
    /// What goes wrong with updates.
    var faults: [String] = []

    init() {}

    /// Draws it; in every fourth schedule nothing is kept up to date.
    init(second: Int, _ generator: inout SeededGenerator) {
        self.init()
        share = [0, 60, 100, 100].randomElement(using: &generator) ?? 0
        guard share > 0 else { return }
        if Bool.random(using: &generator) {
            let count = Int.random(in: 1...3, using: &generator)
            protected = UserIDs([2, 4, 5, 6, 7, 8, 9].shuffled(using: &generator).prefix(count))
        }
        removesAny = Int.random(in: 0..<6, using: &generator) > 0
        assumptions.pulledAdmin = Assumptions.PulledAdmin.allCases.randomElement(using: &generator) ?? .staysAdmin
        assumptions.pushAgain = Assumptions.PushAgain.allCases.randomElement(using: &generator) ?? .ignored
        assumptions.updatedAt = Assumptions.UpdatedAt.allCases.randomElement(using: &generator) ?? .kept
        faults = Faults.ofUpdates(second: second, &generator)
    }

    /// Draws what people are whom a dialog does not name: half of all times they go.
    static func unlisted(_ generator: inout SeededGenerator) -> UnlistedRule {
        let rules: [UnlistedPeople] = [.keep, .report, .remove, .remove]
        return UnlistedRule(
            occupants: rules.randomElement(using: &generator) ?? .keep,
            admins: rules.randomElement(using: &generator) ?? .keep
        )
    }

    /// Adds to the rounds of a schedule what people do then; before the first run, that is to make rooms by hand.
    func add(to rounds: inout [Round], _ generator: inout SeededGenerator) {
        guard share > 0, !rounds.allSatisfy(\.isCalm) else { return }
        for place in rounds.indices {
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let moment = Int.random(in: 1...24, using: &generator)
                if rounds[place].actsMeanwhile[moment] == nil {
                    rounds[place].actsMeanwhile[moment] = .drift(&generator)
                }
            }
            guard place > 0 else {
                // Rooms of other creators than the owner, which the first run finds.
                let count = max(0, Int.random(in: -2...4, using: &generator))
                rounds[0].acts += (0..<count).map { _ in AppAct.make(&generator) }
                continue
            }
            rounds[place].edits += (0..<Int.random(in: 1...5, using: &generator)).compactMap { _ in
                GitAct.edits.randomElement(using: &generator)
            }
            rounds[place].acts += (0..<Int.random(in: 0...4, using: &generator)).map { _ in AppAct.drift(&generator) }
        }
    }
}
