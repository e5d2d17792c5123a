import Applying
import Dialogs
import Glibc
import Planning

/// What the program's exit code tells a script.
enum ExitStatus: Int32 {
    /// Done, or nothing to do.
    case done = 0
    /// The network or the credentials failed, and nothing was written.
    case worldFailed = 1
    /// What is live is not what is declared; only with `--detailed-exitcode`.
    case drift = 2
    /// The manifests are wrong, which can be proved without a request.
    case wrongInput = 3
    /// A person must decide about some dialog.
    case decisionNeeded = 4
    /// A safety rail stopped the run.
    case stoppedByRail = 5
    /// Some dialog was rejected or failed; the others are done.
    case someFailed = 6
    /// Some create may or may not have happened.
    case someUnknown = 7
    /// The command line or the environment is wrong.
    case usage = 64
    /// Interrupted, cleanly.
    case interrupted = 130
}

extension ExitStatus {
    /// From the worst to the best; a run that is several of them exits with the first.
    private static let fromWorst: [Self] = [
        .someUnknown, .interrupted, .someFailed, .stoppedByRail, .decisionNeeded, .wrongInput, .usage, .worldFailed,
        .drift, .done,
    ]

    /// The worst of these.
    static func worst(of statuses: [Self]) -> Self { fromWorst.first(where: statuses.contains) ?? .done }

    /// The status of a plan that was shown and not applied.
    init(of plan: Plan, detailed: Bool) {
        self = .worst(
            of: [
                plan.needsDecision ? .decisionNeeded : .done,
                detailed && plan.hasDrift ? .drift : .done,
            ]
        )
    }

    /// The status of a run.
    init(of report: RunReport, detailed: Bool) {
        let left = report.hasLeftAlone ? Set(report.results.map(\.entry.action.kind)) : []
        let failure: Self = report.failedAsAWhole ? .worldFailed : .someFailed
        self = .worst(
            of: [
                report.hasUnknown ? .someUnknown : .done,
                report.wasStopped ? .interrupted : .done,
                report.hasFailures ? failure : .done,
                report.failedItsCanary ? .stoppedByRail : .done,
                report.hasDoubled || left.contains(where: \.needsDecision) ? .decisionNeeded : .done,
                detailed && left.contains(.differs) ? .drift : .done,
            ]
        )
    }

    /// The status of a reading that failed.
    init(of failure: ListingFailure) {
        self =
            switch failure {
            case .unreachable, .refused, .unreadable: .worldFailed
            case .incomplete: .stoppedByRail
            case .cancelled: .interrupted
            }
    }

    /// Ends the process with this status, and leaves it to the system to take back what a large run holds in memory:
    /// freeing it dialog by dialog takes a fiftieth of the run.
    func exit() -> Never { Glibc.exit(rawValue) }
}
