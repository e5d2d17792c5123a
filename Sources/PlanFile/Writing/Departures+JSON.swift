internal import Dialogs
internal import JSON
internal import Planning

extension DocumentText {
    /// Adds the people who are to be in no group, a line for each; nothing where nobody departed.
    mutating func add(_ departures: Departures) {
        guard !departures.people.isEmpty else { return }
        add("people_departed", departures.people, \.json)
    }
}

extension Departure {
    fileprivate var json: JSONValue {
        .record([
            "user": .integer(person.user.rawValue),
            "location": person.location.json,
            "groups": groups.map(JSONValue.integer),
            "reason": reason?.json,
            "sight": .string(sight.word),
        ])
    }

    private var groups: Int? {
        if case .listed(let groups) = sight { groups } else { nil }
    }

    private var reason: FailureReason? {
        if case .refused(let reason) = sight { reason } else { nil }
    }
}
