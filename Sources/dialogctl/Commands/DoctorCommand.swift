import ArgumentParser
import Checkup
import Dialogs
import HTTP
import Pacing
import Provisioning
import QuickBlox
import Reporting

/// `dialogctl doctor`: finds what would prevent a run; it cannot write.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "doctor",
        abstract: "Check the environment, the way to the API, the credentials, the journal and the ids file.",
        discussion: """
            Sends at most 10 requests, of which none changes anything; with an application's keys, one of them opens \
            a session; --observe sends at most 16 more. Each line says whether something is well, what was found, and \
            what to do.

            Exit codes: 0 nothing fails, 1 something does, 130 interrupted.
            """,
        examples: [
            "dialogctl doctor",
            "dialogctl doctor --ids rooms.ids.yaml --format json",
        ],
        page: "Environment"
    )

    @OptionGroup var options: DoctorOptions

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode, verbose: options.verbose)
        try await context.run {
            context.signals.takeOver(onEvent: context.note)
            let run = RunOptions(options)
            let doctor = Doctor(for: context.variables, run)
            let profile = try options.observe.map { try ProfileFile(path: $0) }
            let findings: [Finding]
            let observation: Observation?
            do {
                (findings, observation) = try await context.signals.stop.cancelling {
                    await self.findings(of: doctor, run, context)
                }
            } catch is CancellationError {
                throw RunFailure(.cancelled)
            }
            if let observation { try profile?.write(observation) }
            switch options.format {
            case .text:
                let console = context.console
                console.writeLines(CheckupText(findings, painted: console.style.painted).text)
            case .json: context.console.write(CheckupJSON(findings).text)
            }
            return findings.contains { $0.verdict == .fail } ? .externalFailure : .done
        }
    }

    private func findings(
        of doctor: Doctor,
        _ run: RunOptions,
        _ context: CommandContext
    ) async -> ([Finding], Observation?) {
        var connection: Connection?
        defer { connection?.close() }
        var observation: Observation?
        let findings = await doctor.findings(
            connect: { () throws(Doctor.Unusable) in
                do throws(RunFailure) {
                    let opened = try context.connection(run)
                    connection = opened
                    return ObservedTransport(opened.transport, onEnd: context.note)
                } catch {
                    throw Doctor.Unusable(error)
                }
            },
            onAuthentication: { context.console.redact(with: $0.redacted) },
            onObservation: options.observe == nil ? nil : { observation = $0 }
        )
        return (findings, observation)
    }
}
