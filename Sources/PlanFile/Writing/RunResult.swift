internal import Applying
internal import Dialogs
internal import JSON
internal import Planning

/// One planned dialog and what became of it.
struct RunResult {
    let entry: PlanEntry
    let outcome: Outcome

    enum Outcome {
        /// The run did this about it.
        case carriedOut(ApplyOutcome)
        /// The entry is not what was reviewed, so nothing was done.
        case stale(reviewed: Action.Kind)
    }
}

extension RunResult {
    /// The entry with its outcome; the live dialog's `_id` and room address stand there whoever made it.
    var json: JSONValue {
        var members = entry.members
        func add(_ key: String, _ value: JSONValue) { members.append(JSONObject.Member(key: key, value: value)) }
        let live = outcome.live ?? entry.action.live
        add("outcome", .string(outcome.word))
        add("id", live.map { .string($0.id.text) } ?? .null)
        add("room_jid", live?.roomJID.map(JSONValue.string) ?? .null)
        add("reason", outcome.reason?.json ?? .null)
        if case .carriedOut(.createdOtherwise(_, let differences)) = outcome {
            add("differences", .array(differences.map(\.json)))
        }
        if case .carriedOut(.updatedOtherwise(_, let differences)) = outcome {
            add("remaining", .array(differences.map(\.json)))
        }
        if case .carriedOut(.doubled(let live)) = outcome { add("doubled", .array(live.map { .string($0.id.text) })) }
        if case .stale(let reviewed) = outcome { add("reviewed", .string(reviewed.rawValue)) }
        return .object(JSONObject(sorting: members))
    }
}

extension RunResult.Outcome {
    fileprivate var live: LiveDialog? {
        if case .carriedOut(let outcome) = self { outcome.live } else { nil }
    }

    fileprivate var reason: FailureReason? {
        if case .carriedOut(let outcome) = self { outcome.reason } else { nil }
    }

    /// The word for it.
    var word: String {
        switch self {
        case .stale: "stale"
        case .carriedOut(let outcome): outcome.kind.rawValue
        }
    }
}

extension FailureReason {
    /// The reason with what a support request needs.
    var json: JSONValue {
        .record([
            "text": .string(text),
            "status": status.map(JSONValue.integer),
            "request_id": requestID.map(JSONValue.string),
        ])
    }
}
