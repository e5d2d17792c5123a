import Glibc
import Provisioning

extension CommandContext {
    /// Does a command's work, tells why it failed where it did, and ends the process with its status.
    ///
    /// - Parameters:
    ///   - reporter: What writes the reports of the run, whatever it ends with.
    ///   - work: The work.
    /// - Throws: What the work throws besides a `RunFailure`.
    func run(reporting reporter: RunReporter? = nil, _ work: () async throws -> RunStatus) async throws -> Never {
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
        if let reporter { status = reporter.end(with: status, failure) }
        if !console.wroteEverything {
            console.log("error", "standard output cannot be written")
            status = .worst(of: [status, .externalFailure])
        }
        // The system takes back what a large run holds in memory: freeing it dialog by dialog takes a fiftieth of the
        // run.
        Glibc.exit(status.rawValue)
    }
}
