package import Dialogs

/// Why a run ended before every dialog had its turn, though nobody told it to.
package enum EarlyEnd: Hashable, Sendable {
    /// So many creates in a row failed because the credentials were refused, and the last reason.
    case credentialsRefused(inARow: Int, FailureReason)
    /// So many creates in a row failed or stayed unknown, and the last reason.
    case onlyFailures(inARow: Int, FailureReason)
    /// The journal takes no intent any more, and nothing is sent that is not recorded.
    case journalFailed
    /// Dialogs that were created first, as a trial, are not what was declared.
    case canaryFailed([CanaryProblem])
    /// A person looked at the trial and went no further.
    case declinedAfterCanary
}
