internal import Dialogs

/// Ends a run in which everything fails: the credentials are refused, or the server carries out none of the requests.
///
/// It counts outcomes as they come. Any dialog that was made, found or changed resets both counts to zero. A rejected
/// dialog does not count: what is wrong with it concerns no other.
struct CircuitBreaker: Hashable, Sendable {
    /// How many in a row may fail because the credentials are refused; further ones would fail as well.
    static let mostRefusals = 3
    /// How many in a row may fail or remain unknown, for any reason.
    static let mostFailures = 10

    private var refusals = 0
    private var failures = 0

    /// Why the run must end; once set, it stays.
    private(set) var earlyEnd: EarlyEnd?

    /// Counts the outcome of one create or update.
    mutating func note(_ outcome: ApplyOutcome) {
        switch outcome {
        case .created, .createdOtherwise, .recovered, .alreadyExisted, .doubled, .updated, .updatedOtherwise,
            .partlyUpdated, .deleted:
            (refusals, failures) = (0, 0)
        case .failed(let reason) where reason.status == 401:
            refusals += 1
            failures += 1
            trip(reason)
        case .failed(let reason), .unknown(let reason), .updateUnknown(let reason), .deleteUnknown(let reason):
            failures += 1
            trip(reason)
        case .rejected, .stale, .unchanged, .leftAlone, .notTried: break
        }
    }

    private mutating func trip(_ reason: FailureReason) {
        guard earlyEnd == nil else { return }
        if refusals >= Self.mostRefusals {
            earlyEnd = .credentialsRefused(inARow: refusals, reason)
        } else if failures >= Self.mostFailures {
            earlyEnd = .onlyFailures(inARow: failures, reason)
        }
    }
}
