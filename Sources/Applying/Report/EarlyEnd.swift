package import Dialogs

/// Why a run ended before every dialog was tried, although nobody stopped it.
package enum EarlyEnd: Hashable, Sendable {
    /// The number of creates in a row that failed because the credentials were refused, and the last reason.
    case credentialsRefused(inARow: Int, FailureReason)
    /// The number of creates in a row that failed or remained unknown, and the last reason.
    case onlyFailures(inARow: Int, FailureReason)
    /// The journal accepts no more intents, and nothing is sent that is not recorded.
    case journalFailed
    /// Dialogs that were created first, as a trial, are not what was declared.
    case canaryFailed([CanaryProblem])
    /// A person saw the result of the trial and declined to go on.
    case declinedAfterCanary
}
