/// One thing that can go wrong with a request.
enum Fault: Hashable, Sendable {
    /// An error in place of the answer, with seconds for `Retry-After` where there are some.
    case status(Int, retryAfter: Int?)
    /// A 429 for each request that would be one too many in any second.
    case limit(perSecond: Int, retryAfter: Int?)
    /// A wait: before the request is handled, or between that and the answer.
    case delay(FaultDelay)
    /// No answer, ever, on a connection that stays open.
    case silence
    /// A connection that is reset (TCP RST).
    case reset
    /// An answer that breaks off in the middle of its body.
    case truncation
    /// An answer with its own status and a page of HTML for a body.
    case html
    /// A token that counts as expired from here on.
    case expiry
    /// A new dialog that listings do not show for a while; those that ask for its `_id` do, where that is excepted.
    case hiding(FaultDelay, exceptByID: Bool)
    /// A row before the page that is gone since the page before: the rows behind it have moved up.
    case vanishedRow
    /// A row before the page that was not there at the page before: the rows behind it have moved down.
    case appearedRow
    /// A parameter of a listing that is taken for an unknown one.
    case ignoredFilter(String)
    /// Every filter of a listing taken for an unknown one.
    case ignoredFilters
}

/// Whether a fault strikes a request before it is handled, so that nothing is written, or after that.
enum FaultStage: Hashable, Sendable {
    case before
    case after
}

extension Fault {
    /// The stages at which the fault can strike; the first one unless a rule says the other.
    var stages: [FaultStage] {
        switch self {
        case .status, .reset: [.before, .after]
        case .delay, .silence: [.after, .before]
        case .limit, .expiry: [.before]
        case .truncation, .html, .hiding, .vanishedRow, .appearedRow, .ignoredFilter, .ignoredFilters: [.after]
        }
    }

    /// The one route that the fault concerns; nothing where it can strike any.
    var onlyRoute: Route? {
        switch self {
        case .status, .limit, .delay, .silence, .reset, .truncation, .html, .expiry: nil
        case .hiding: .create
        case .vanishedRow, .appearedRow, .ignoredFilter, .ignoredFilters: .list
        }
    }

    /// Whether the fault decides how the request ends, so that no other one can.
    var isEnding: Bool {
        switch self {
        case .status, .limit, .silence, .reset, .truncation, .html, .expiry: true
        case .delay, .hiding, .vanishedRow, .appearedRow, .ignoredFilter, .ignoredFilters: false
        }
    }
}
