import ArgumentParser
import Checkup
import Dialogs

/// `dialogctl doctor`: what stands in the way of a run; it reads, and cannot write.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the environment, the way to the API, the credentials and the journal.",
        discussion: """
            Sends at most 10 requests, of which none changes anything; with an application's keys, one of them opens \
            a session. Each line says whether something is well, what was found, and what to do.

            Exit codes: 0 nothing fails, 1 something does, 130 interrupted.
            """
    )

    @OptionGroup var options: DoctorOptions

    func run() async throws {
        let workspace = Workspace(verbose: options.verbose)
        try await workspace.console.run {
            let signals = StopSignals()
            let examination = Examination(of: workspace, options)
            let findings: [Finding]
            do {
                findings = try await signals.cancelling { await examination.findings() }
            } catch is CancellationError {
                throw Failure(.cancelled)
            }
            workspace.console.write(CheckupText(findings).text)
            return findings.contains { $0.verdict == .fail } ? .worldFailed : .done
        }
    }
}
