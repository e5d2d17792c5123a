/// Why a query has no answer that a plan could stand on.
package enum ListingFailure: Error, Hashable, Sendable {
    /// The server could not be reached, did not answer in time, or kept failing.
    case unreachable(FailureReason)
    /// The server refused the credentials, or what they ask for.
    case refused(FailureReason)
    /// The answer was not what the API documents.
    case unreadable(FailureReason)
    /// Rows and `total_entries` did not agree, however often it was read.
    case incomplete(FailureReason)
    /// The run was told to stop.
    case cancelled

    /// The reason, in words.
    package var reason: FailureReason {
        switch self {
        case .unreachable(let reason), .refused(let reason), .unreadable(let reason), .incomplete(let reason): reason
        case .cancelled: FailureReason("cancelled")
        }
    }
}
