package import Diagnostics
package import Dialogs

/// Why a run cannot go on: a reason for a person, and a status for a script.
package struct RunFailure: Error, Sendable {
    /// What to tell.
    package let reason: Reason
    /// What the run ends with.
    package let status: RunStatus

    /// What stopped the run.
    package enum Reason: Sendable {
        /// A sentence; not yet safe for a terminal.
        case text(String)
        /// Mistakes in the manifests, or in a plan that was kept.
        case diagnostics([Diagnostic])
        /// Users who may be one of several.
        case ambiguousUsers(AmbiguousUsers)
        /// Why live dialogs cannot be adopted: a sentence each, not yet safe for a terminal.
        case unadoptable([String])
    }

    /// A failure that one sentence tells.
    package init(_ text: String, status: RunStatus) {
        self.init(.text(text), status: status)
    }

    /// A failure with more to tell than a sentence.
    package init(_ reason: Reason, status: RunStatus) {
        self.reason = reason
        self.status = status
    }
}

extension RunFailure {
    /// A reading that failed, with what to do about it.
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

    /// Mistakes in what was read, all of them.
    init(_ diagnostics: [Diagnostic]) {
        self.init(.diagnostics(diagnostics), status: .wrongInput)
    }
}
