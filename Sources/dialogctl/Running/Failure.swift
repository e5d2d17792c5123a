import Diagnostics
import Dialogs

/// Why a command cannot go on, as a sentence for a person and an exit code for a script.
struct Failure: Error {
    /// What to tell; nothing where it was told already.
    let text: String?
    let status: ExitStatus
    /// The mistakes in the manifests that were told already.
    let diagnostics: [Diagnostic]

    init(_ text: String, status: ExitStatus) {
        self.text = text
        self.status = status
        diagnostics = []
    }

    /// A failure that was reported in full.
    init(reported status: ExitStatus, _ diagnostics: [Diagnostic] = []) {
        text = nil
        self.status = status
        self.diagnostics = diagnostics
    }

    /// A reading that failed, with what to do about it.
    init(_ failure: ListingFailure) {
        status = ExitStatus(of: failure)
        diagnostics = []
        text =
            switch failure {
            case .unreachable(let reason): "the server cannot be read: \(reason)"
            case .refused(let reason): "the server refused the request: \(reason); check the credentials and the owner"
            case .unreadable(let reason): "the server's answer cannot be read: \(reason); check QUICKBLOX_ENDPOINT"
            case .incomplete(let reason):
                "a listing cannot be proved complete, so nothing can be called missing: \(reason); try again"
            case .cancelled: "interrupted; nothing was written"
            }
    }
}

extension Console {
    /// Runs a command's work, reports why it failed where it did, and exits with its status.
    ///
    /// - Parameters:
    ///   - reporter: What writes the reports of the run, whatever it ends with.
    ///   - work: The work.
    /// - Throws: What the work throws besides a `Failure`.
    func run(reporting reporter: RunReporter? = nil, _ work: () async throws -> ExitStatus) async throws -> Never {
        var status: ExitStatus
        var failure: Failure?
        do {
            try reporter?.prepare()
            status = try await work()
        } catch let error as Failure {
            if let text = error.text { log("error", text) }
            status = error.status
            failure = error
        }
        if let reporter { status = reporter.end(with: status, failure) }
        if !wroteEverything {
            log("error", "standard output cannot be written")
            status = .worst(of: [status, .worldFailed])
        }
        status.exit()
    }
}
