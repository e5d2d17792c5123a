/// One thing that can go wrong with a request.
enum Fault: Hashable, Sendable {
    /// An error response in place of the real one, with the seconds of `Retry-After`, if any; a page of HTML, as a
    /// gateway sends it, or one in the API's format unless the status is a gateway's.
    case status(Int, isPage: Bool, retryAfter: Int?)
    /// A 429 for each request that exceeds the limit in any one second.
    case limit(perSecond: Int, retryAfter: Int?)
    /// A delay: before the request is handled, or between that and the response.
    case delay(FaultDelay)
    /// No response at all, on a connection that stays open.
    case silence
    /// A connection that is reset (TCP RST).
    case reset
    /// A response that breaks off in the middle of its body.
    case truncation
    /// A response with its real status and an HTML page as its body.
    case html
    /// The token of the request counts as expired from now on.
    case expiry
    /// A new dialog that listings do not show for a while, except those filtered by its `_id` if `exceptByID` is set.
    case hiding(FaultDelay, exceptByID: Bool)
    /// A dialog that is stored with another name than it was sent with.
    case changedName(NameChange)
    /// A group that gets only the first so many of the occupants that it was sent with.
    case droppedMembers(after: Int)
    /// Something that somebody else does to the dialog, while the request is handled as usual.
    case act(Act)
    /// A row before this page has disappeared since the previous page, so the rows after it have moved up.
    case vanishedRow
    /// A row before this page has appeared since the previous page, so the rows after it have moved down.
    case appearedRow
    /// A filter of a listing is ignored as if it were unknown.
    case ignoredFilter(FilterName)
    /// Every filter of a listing is ignored as if it were unknown.
    case ignoredFilters
}

/// Whether a fault strikes a request before it is handled, so that it writes nothing, or afterwards; an act keeps no
/// request from being handled.
enum FaultStage: Hashable, Sendable {
    case before
    case after
}

extension Fault {
    /// The stages at which the fault can strike; the first one is the default.
    var stages: [FaultStage] {
        switch self {
        case .status, .reset, .act: [.before, .after]
        case .delay, .silence: [.after, .before]
        case .limit, .expiry: [.before]
        case .truncation, .html, .hiding, .changedName, .droppedMembers, .vanishedRow, .appearedRow, .ignoredFilter,
            .ignoredFilters:
            [.after]
        }
    }

    /// The only routes that the fault can strike, the default first; `nil` if it can strike any.
    var onlyRoutes: [Route]? {
        switch self {
        case .status, .limit, .delay, .silence, .reset, .truncation, .html, .expiry: nil
        case .hiding: [.create]
        case .changedName, .droppedMembers: [.create, .update]
        case .act: [.update, .get, .delete]
        case .vanishedRow, .appearedRow, .ignoredFilter, .ignoredFilters: [.list]
        }
    }

    /// Whether the fault decides how the request ends, so that only one such fault can strike it.
    var isEnding: Bool {
        switch self {
        case .status, .limit, .silence, .reset, .truncation, .html, .expiry: true
        case .delay, .hiding, .changedName, .droppedMembers, .act, .vanishedRow, .appearedRow, .ignoredFilter,
            .ignoredFilters:
            false
        }
    }
}
