internal import Planning

extension Action {
    /// The outcome of a planned dialog for which no request is sent.
    var outcomeWithoutRequest: ApplyOutcome {
        switch self {
        case .create, .update, .delete: .notTried
        case .exists, .absent: .unchanged
        case .differs, .conflict, .ambiguous, .gone: .leftAlone
        }
    }
}
