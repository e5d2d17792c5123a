import Dialogs
import Sandbox
import TestSupport

/// A random schedule of faults and a random set of dialogs, both made from one seed.
///
/// It can take place in any world: the times of its faults are told in seconds that last as long as that world's do.
struct FaultSchedule {
    let seed: UInt64
    let faults: [String]
    let desired: [DesiredDialog]

    /// Makes a schedule.
    ///
    /// - Parameters:
    ///   - seed: What chance depends on.
    ///   - second: How many milliseconds a second of the world lasts in the sandbox's time.
    init(seed: UInt64, second: Int) {
        var generator = SeededGenerator(seed: seed)
        self.seed = seed
        faults = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Self.fault(&generator, second) }
        desired = Self.dialogs(&generator)
    }

    var plan: FaultPlan {
        get throws { try FaultPlan(seed: seed, faults) }
    }

    /// Every kind of fault that the sandbox knows.
    ///
    /// A write is delayed, and a new dialog hidden, for less than the settle
    /// window; a dialog that is hidden shows itself to those who know its ID.
    private static func fault(_ generator: inout SeededGenerator, _ second: Int) -> String {
        let time = { (seconds: Int) in "\(seconds * second)ms" }
        let kinds = [
            "500 before create", "502 after create", "503 before create", "504 after create", "408 after create",
            "429 on create", "429 retry-after 2 on create", "reset before create", "reset after create",
            "truncate on create", "html on create", "never before create", "never after create",
            "delay \(time(2))-\(time(25)) after create", "delay \(time(2))-\(time(25)) before create",
            "delay exponential \(time(3)) max \(time(25)) on any",
            "delay \(time(40)) after create", "503 on list", "429 on list", "reset on list", "truncate on list",
            "html on list",
            "never on list", "hide \(time(20)) except by _id", "ignore name", "ignore filters", "vanish", "appear",
        ]
        let kind = kinds.randomElement(using: &generator) ?? "503 on create"
        let percent = [5, 20, 50, 90].randomElement(using: &generator) ?? 20
        let number = Int.random(in: 1...4, using: &generator)
        return Bool.random(using: &generator) ? "\(kind) at \(percent)%" : "\(kind) at #\(number)"
    }

    /// A few dialogs of every type, two groups of one name among them.
    private static func dialogs(_ generator: inout SeededGenerator) -> [DesiredDialog] {
        let all: [DesiredDialog] = [
            .public("News", photo: "1"), .public("Lobby"), .private(with: 7),
            .group("Ops", [2, 3], admins: [3], key: "ops-1"),
            .group("Ops", [4], key: "ops-2"), .group("Crew", [2], joinRequired: true),
        ]
        return Array(all.shuffled(using: &generator).prefix(Int.random(in: 1...all.count, using: &generator)))
    }
}
