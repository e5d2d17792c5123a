import Dialogs
import Sandbox
import TestSupport

/// What happens in one trial, all drawn from one seed: what is declared, what fails, what people do in the app and in
/// git meanwhile, which runs are killed, and what is lost of what they remember.
///
/// It can take place in any world: the times of its faults are told in seconds that last as long as that world's do.
struct Schedule {
    let seed: UInt64
    let faults: [String]
    let repository: Repository
    /// What happens around each run but the last ones, during which nothing does; nothing fails from the last on.
    let rounds: [Round]
    /// What of it concerns updates.
    let upkeep: Upkeep
    /// Who departs, and what is to be absent.
    let removals: Removals
    /// Whether runs may post once more what was not found.
    let retriesUnknown: Bool

    /// Makes a schedule.
    ///
    /// - Parameters:
    ///   - seed: What chance depends on.
    ///   - second: How many milliseconds a second of the world lasts in the sandbox's time.
    init(seed: UInt64, second: Int) {
        var generator = SeededGenerator(seed: seed)
        self.seed = seed
        var faults = Faults.some(second: second, &generator)
        var repository = Repository(&generator)
        var rounds = Round.some(&generator)
        retriesUnknown = Int.random(in: 0..<5, using: &generator) == 0
        if Int.random(in: 0..<3, using: &generator) == 0 { faults.append(Faults.falseRefusal(&generator)) }
        // Generators of their own, so that a schedule is otherwise what it was without these.
        var clockGenerator = SeededGenerator(seed: seed ^ 0xC10C)
        for place in rounds.indices { rounds[place].clocks = ManualTime.Change.some(&clockGenerator) }
        var systemGenerator = SeededGenerator(seed: seed ^ 0x51617)
        for place in rounds.indices { rounds[place].surroundings = Surroundings(&systemGenerator) }
        var upkeepGenerator = SeededGenerator(seed: seed ^ 0x0DA7E)
        upkeep = Upkeep(second: second, &upkeepGenerator)
        repository.keepUp(upkeep, &upkeepGenerator)
        upkeep.add(to: &rounds, &upkeepGenerator)
        var alteringGenerator = SeededGenerator(seed: seed ^ 0xA17E4)
        let altering = upkeep.share > 0 ? Faults.alteringUpdates(&alteringGenerator) : []
        var removalGenerator = SeededGenerator(seed: seed ^ 0xDE9A7)
        let removals = Removals(rounds: rounds.count, protecting: upkeep.protected, &removalGenerator)
        self.removals = removals
        repository.depart(removals.departed)
        let unclear = removals.absent.contains { $0 > 0 } ? Faults.ofDeletions(&removalGenerator) : []
        self.faults = faults + upkeep.faults + altering + unclear
        self.repository = repository
        self.rounds = rounds
    }

    var plan: FaultPlan {
        get throws { try FaultPlan(seed: seed, faults) }
    }

    /// Whether nobody does anything, nothing is lost, and what is made is as it was asked for.
    var isCalm: Bool {
        let disturbing = ["store", "drop", "rename", "join", "leave", "delete"]
        return rounds.allSatisfy(\.isCalm) && !faults.contains { disturbing.contains(where: $0.hasPrefix) }
    }

    /// The sandbox of a trial, which has classes of custom data, and this time in seconds.
    static func sandbox(
        _ assumptions: Assumptions = Assumptions(),
        now: @escaping @Sendable () -> Int
    ) -> SandboxConfiguration {
        let text = CustomFieldType(.string)
        let classes: [String: [String: CustomFieldType]] = [
            "Room": ["region": text, "floor": text, "notes": text, "git_key": text],
            "Poll": ["topic": text],
        ]
        var configuration = SandboxConfiguration(classes: CustomClasses(classes), now: now)
        configuration.assumptions = assumptions
        // Marks are then overwritten by more people than the owner.
        configuration.assumptions.dataBy = .occupants
        return configuration
    }
}
