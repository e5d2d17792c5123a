import Diagnostics
import Dialogs

/// Why a command cannot go on, as a sentence for a person and an exit code for a script.
struct Failure: Error {
    /// What to tell; nothing where it was told already.
    let text: String?
    let status: ExitStatus

    init(_ text: String, status: ExitStatus) {
        self.text = text
        self.status = status
    }

    /// A failure that was reported in full.
    init(reported status: ExitStatus) {
        text = nil
        self.status = status
    }

    /// A reading that failed, with what to do about it.
    init(_ failure: ListingFailure) {
        status = ExitStatus(of: failure)
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
    func run(_ work: () async throws -> ExitStatus) async throws {
        var status: ExitStatus
        do {
            status = try await work()
        } catch let failure as Failure {
            if let text = failure.text { report("error: \(text.displaySafe)\n") }
            status = failure.status
        }
        if !wroteEverything {
            report("error: standard output cannot be written\n")
            status = .worst(of: [status, .worldFailed])
        }
        try status.exit()
    }
}
