import Applying
import Glibc
import Provisioning

extension CommandContext {
    /// Does a command's work, reports its failure if it fails, and ends the process with its status.
    ///
    /// - Parameters:
    ///   - reporter: Writes the reports of the run, whatever its status.
    ///   - work: The work.
    /// - Throws: What the work throws other than a `RunFailure`.
    func run(reporting reporter: RunReporter? = nil, _ work: () async throws -> RunStatus) async throws -> Never {
        exit(with: try await status(reporting: reporter, work))
    }

    /// Ends the process.
    func exit(with status: RunStatus) -> Never {
        // The system frees the memory of a large run: freeing it dialog by dialog would take 2 % of the run's time.
        Glibc.exit(status.rawValue)
    }

    /// Does a command's work, and reports its failure if it fails.
    ///
    /// - Parameters:
    ///   - reporter: Writes the reports of the run, whatever its status.
    ///   - work: The work.
    /// - Returns: The status.
    /// - Throws: What the work throws other than a `RunFailure`.
    func status(reporting reporter: RunReporter? = nil, _ work: () async throws -> RunStatus) async throws -> RunStatus
    {
        var status: RunStatus
        var failure: RunFailure?
        do {
            try reporter?.prepare()
            status = try await work()
        } catch let error as RunFailure {
            console.report(error)
            status = error.status
            failure = error
        }
        signals.note(status)
        return reporter?.end(with: status, failure) ?? printed(status)
    }

    /// The status of a run that has printed its results, or a worse one if they could not be printed.
    func printed(_ status: RunStatus, of report: RunReport? = nil) -> RunStatus {
        guard !console.wroteEverything else { return status }
        console.log("error", "standard output cannot be written")
        return .worst(of: [status, RunStatus.externalFailure.having(done: report)])
    }
}
