import TestSupport

/// The faults of a schedule.
enum Faults {
    /// A few faults, each of any kind.
    static func some(second: Int, _ generator: inout SeededGenerator) -> [String] {
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in one(&generator, second) }
    }

    /// Every kind of fault that the sandbox knows.
    ///
    /// A write is delayed, and a new dialog hidden, for less than the settle
    /// window; a dialog that is hidden shows itself to those who know its ID.
    private static func one(_ generator: inout SeededGenerator, _ second: Int) -> String {
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
            "ignore _id[in]", "ignore name[ctn]", "ignore data",
            "store names trimmed", "store names escaped", "store names without emoji", "store names cut 4",
            "store names in lower case", "drop members after 1",
        ]
        return strikes(kinds.randomElement(using: &generator) ?? "503 on create", &generator)
    }

    /// A refusal of a create that was carried out.
    static func falseRefusal(_ generator: inout SeededGenerator) -> String {
        let kinds = [
            "429 after create", "429 retry-after 2 after create", "429 html after create", "401 after create",
            "409 after create", "410 after create", "413 html after create", "499 html after create",
        ]
        return strikes(kinds.randomElement(using: &generator) ?? "429 after create", &generator)
    }

    private static func strikes(_ kind: String, _ generator: inout SeededGenerator) -> String {
        let percent = [5, 20, 50, 90].randomElement(using: &generator) ?? 20
        let number = Int.random(in: 1...4, using: &generator)
        return Bool.random(using: &generator) ? "\(kind) at \(percent)%" : "\(kind) at #\(number)"
    }
}
