package import Diagnostics
package import Dialogs

/// Why a run cannot continue: a reason for the user, and a status for scripts.
package struct RunFailure: Error, Sendable {
    /// The reason.
    package let reason: Reason
    /// The status with which the run ends.
    package let status: RunStatus

    /// What stopped the run.
    package enum Reason: Sendable {
        /// A sentence; not yet safe for a terminal.
        case text(String)
        /// A sentence about two of the run's files that are one, so that none of its outputs may be written.
        case oneFile(String)
        /// Errors in the manifests, or in a saved plan.
        case diagnostics([Diagnostic])
        /// User references that match several users.
        case ambiguousUsers(AmbiguousUsers)
        /// Why live dialogs cannot be adopted: one sentence for each, not yet safe for a terminal.
        case unadoptable([String])
    }

    /// Creates a failure with a sentence as its reason.
    package init(_ text: String, status: RunStatus) {
        self.init(.text(text), status: status)
    }

    /// Creates a failure with any reason.
    package init(_ reason: Reason, status: RunStatus) {
        self.reason = reason
        self.status = status
    }
}

extension RunFailure {
    /// Creates a failure from a failed listing, with advice.
    package init(_ failure: ListingFailure) {
        let text =
            switch failure {
            case .unreachable(let reason): "the server cannot be read: \(reason)"
            case .refused(let reason): "the server refused the request: \(reason); check the credentials and the owner"
            case .unreadable(let reason): "the server's answer cannot be read: \(reason); check QUICKBLOX_ENDPOINT"
            case .incomplete(let reason):
                "a listing cannot be proved complete, so nothing can be called missing: \(reason); try again"
            case .cancelled: "interrupted; nothing was written"
            }
        self.init(text, status: RunStatus(of: failure))
    }

    /// Creates a failure from all errors in the input.
    init(_ diagnostics: [Diagnostic]) {
        self.init(.diagnostics(diagnostics), status: .wrongInput)
    }
}
