internal import Applying
internal import Dialogs
internal import JSON

extension EarlyEnd {
    /// Why the run gave up.
    var json: JSONValue {
        switch self {
        case .credentialsRefused(let inARow, let reason):
            .record(["cause": "credentials_refused", "in_a_row": .integer(inARow), "reason": reason.json])
        case .onlyFailures(let inARow, let reason):
            .record(["cause": "only_failures", "in_a_row": .integer(inARow), "reason": reason.json])
        case .journalFailed: .record(["cause": "journal_failed"])
        case .canaryFailed(let problems):
            .record(["cause": "canary_failed", "problems": .array(problems.map(\.json))])
        case .declinedAfterCanary: .record(["cause": "declined_after_canary"])
        }
    }
}

extension CanaryProblem {
    fileprivate var json: JSONValue {
        let word =
            switch kind {
            case .notCreated: "not_created"
            case .notShown: "not_shown"
            case .differs: "differs"
            case .undecided: "undecided"
            }
        return .record(["key": .text(desired.key), "problem": .string(word)])
    }
}

extension Verification {
    /// What a last look said of the created dialogs.
    var json: JSONValue {
        switch self {
        case .notNeeded: .record(["state": "not_needed"])
        case .done(let requests): .record(["state": "done", "requests": .integer(requests)])
        case .failed(let reason): .record(["state": "failed", "reason": reason.json])
        }
    }
}
