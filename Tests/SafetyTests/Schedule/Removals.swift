import Dialogs
import TestSupport

/// Who departs in a schedule, and which dialogs are to be absent from which round on; mostly, some.
struct Removals {
    /// The people who are to be in no group.
    private(set) var departed: UserIDs = []
    /// How many more of the declared dialogs are to be absent before each round.
    private(set) var absent: [Int] = []

    /// Nobody departs, and nothing is to be absent.
    init() {}

    /// Draws it for so many rounds; nobody departs who is declared, or protected.
    init(rounds: Int, protecting protected: UserIDs, _ generator: inout SeededGenerator) {
        if Int.random(in: 0..<3, using: &generator) > 0 {
            let count = Int.random(in: 1...2, using: &generator)
            departed = UserIDs([6, 8, 9].shuffled(using: &generator).prefix(count)).subtracting(protected)
        }
        guard Int.random(in: 0..<3, using: &generator) > 0 else { return }
        absent = (0..<rounds).map { $0 == 0 ? 0 : max(0, Int.random(in: -1...2, using: &generator)) }
    }
}
