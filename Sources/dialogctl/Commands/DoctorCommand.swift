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
            a session. Each line says whether something is well, what was found, and what to do.

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
            let findings: [Finding]
            do {
                findings = try await context.signals.stop.cancelling {
                    await self.findings(of: doctor, run, context)
                }
            } catch is CancellationError {
                throw RunFailure(.cancelled)
            }
            switch options.format {
            case .text:
                let console = context.console
                console.writeLines(CheckupText(findings, painted: console.style.painted).text)
            case .json: context.console.write(CheckupJSON(findings).text)
            }
            return findings.contains { $0.verdict == .fail } ? .externalFailure : .done
        }
    }

    private func findings(of doctor: Doctor, _ options: RunOptions, _ context: CommandContext) async -> [Finding] {
        var connection: Connection?
        defer { connection?.close() }
        return await doctor.findings { () throws(Doctor.Unusable) in
            do throws(RunFailure) {
                let opened = try context.connection(options)
                connection = opened
                return ObservedTransport(opened.transport, onEnd: context.note)
            } catch {
                throw Doctor.Unusable(error)
            }
        } onAuthentication: { authentication in
            context.console.redact(with: authentication.redacted)
        }
    }
}
