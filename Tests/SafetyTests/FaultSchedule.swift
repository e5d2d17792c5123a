import Dialogs
import Sandbox
import TestSupport

/// A random schedule of faults and a random set of dialogs, both made from one seed.
struct FaultSchedule {
    let seed: UInt64
    let faults: [String]
    let desired: [DesiredDialog]

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        self.seed = seed
        faults = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Self.fault(&generator) }
        desired = Self.dialogs(&generator)
    }

    var plan: FaultPlan {
        get throws { try FaultPlan(seed: seed, faults) }
    }

    /// Every kind of fault that the sandbox knows.
    ///
    /// A write is delayed, and a new dialog hidden, for less than the settle
    /// window; a dialog that is hidden shows itself to those who know its ID.
    private static func fault(_ generator: inout SeededGenerator) -> String {
        let kinds = [
            "500 before create", "502 after create", "503 before create", "504 after create", "408 after create",
            "429 on create", "429 retry-after 2 on create", "reset before create", "reset after create",
            "truncate on create", "html on create", "never before create", "never after create",
            "delay 2s-25s after create", "delay 2s-25s before create", "delay exponential 3s max 25s on any",
            "delay 40s after create", "503 on list", "429 on list", "reset on list", "truncate on list", "html on list",
            "never on list", "hide 20s except by _id", "ignore name", "ignore filters", "vanish", "appear",
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
