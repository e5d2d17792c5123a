internal import Applying
internal import Dialogs
internal import JSON
internal import Planning

extension DocumentText {
    /// Adds how many dialogs there are of each word, how many are left out, and how many people are missing.
    mutating func addTotals(
        of words: [String],
        _ counts: [String: Int],
        _ missing: MissingPeople,
        _ undeclared: UndeclaredDialogs
    ) {
        var all = words.map { JSONObject.Member(key: $0, value: .integer(counts[$0] ?? 0)) }
        all.append(JSONObject.Member(key: "left_out", value: .integer(missing.leftOut.count)))
        all.append(JSONObject.Member(key: "missing_people", value: .integer(missing.people.count)))
        if undeclared.isWhole || !undeclared.dialogs.isEmpty {
            all.append(JSONObject.Member(key: "undeclared", value: .integer(undeclared.dialogs.count)))
        }
        add("totals", .object(JSONObject(sorting: all)))
    }
}

extension Plan {
    /// How many dialogs have each action.
    var actionCounts: [String: Int] {
        Dictionary(Action.Kind.allCases.map { ($0.rawValue, count(of: $0)) }) { first, _ in first }
    }
}
