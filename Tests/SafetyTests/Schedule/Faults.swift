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

    /// What makes updates lead to something else than they ask for; in every second schedule, nothing.
    static func alteringUpdates(_ generator: inout SeededGenerator) -> [String] {
        let kinds = [
            "store names trimmed on update", "store names escaped on update", "store names cut 4 on update",
            "store names in lower case on update", "store names without emoji on update",
            "drop members after 1 on update", "drop members after 2 on update",
        ]
        guard Bool.random(using: &generator) else { return [] }
        return kinds.shuffled(using: &generator).prefix(3).map { "\($0) at 90%" }
    }

    /// A few faults of updates, or none: each of any kind.
    static func ofUpdates(second: Int, _ generator: inout SeededGenerator) -> [String] {
        let some = (0..<Int.random(in: 1...4, using: &generator)).map { _ in ofUpdate(second, &generator) }
        // Where every update takes half a minute, what was read gets too old; and some steps fail after others.
        let lasting = [
            "delay \(28 * second)ms after update", "delay \(28 * second)ms after update",
            "422 on update at 40%", "403 on update at 40%", "never after update at 40%", nil, nil,
        ]
        return some + [lasting.randomElement(using: &generator) ?? nil].compactMap(\.self)
    }

    /// Every kind of fault that the sandbox knows of updates, and what people do between reading and writing.
    private static func ofUpdate(_ second: Int, _ generator: inout SeededGenerator) -> String {
        let time = { (seconds: Int) in "\(seconds * second)ms" }
        let kinds = [
            "500 before update", "502 after update", "503 before update", "504 after update", "408 after update",
            "429 on update", "429 retry-after 70 on update", "429 after update", "401 after update",
            "403 on update", "404 on update", "422 on update", "403 after update",
            "reset before update", "reset after update", "truncate on update", "html on update",
            "never before update", "never after update",
            "delay \(time(2))-\(time(25)) before update", "delay \(time(2))-\(time(25)) after update",
            "delay \(time(20))-\(time(25)) after update", "delay \(time(40)) after update",
            "delay \(time(28)) after update", "delay \(time(28)) before update",
            "store names trimmed on update", "store names escaped on update", "store names cut 4 on update",
            "store names in lower case on update", "store names without emoji on update",
            "drop members after 1 on update",
            "rename before update", "rename after update", "rename by 2 before update", "join 9 before update",
            "join 8 after update", "leave 2 before update", "leave 3 after update", "leave 2 after update",
            "delete before update",
        ]
        return strikes(kinds.randomElement(using: &generator) ?? "503 on update", &generator)
    }

    private static func strikes(_ kind: String, _ generator: inout SeededGenerator) -> String {
        let percent = [5, 20, 50, 90].randomElement(using: &generator) ?? 20
        let number = Int.random(in: 1...4, using: &generator)
        return Bool.random(using: &generator) ? "\(kind) at \(percent)%" : "\(kind) at #\(number)"
    }
}
