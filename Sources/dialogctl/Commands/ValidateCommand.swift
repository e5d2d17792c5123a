import ArgumentParser
import Manifests
import Provisioning
import Reporting

/// `dialogctl validate`: reports every error that can be found without a request.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "validate",
        abstract: "Check manifests, without sending any request.",
        discussion: """
            Dialogs that name no owner are checked as those of QUICKBLOX_USER_ID, where it is set.

            Exits with 0 when they are valid and with 3 when they are not; every mistake is reported at once, with \
            --format json each as an object on standard output, with path, line, column, code and text, and with \
            --format github as an annotation of a workflow.
            """,
        examples: [
            "dialogctl validate rooms",
            "dialogctl validate rooms --format json",
            "dialogctl validate rooms --format github",
        ],
        page: "Manifests"
    )

    @OptionGroup var manifests: ManifestOptions

    @Option(
        help: ArgumentHelp("What standard output carries: text, json or github (annotations).", valueName: "format")
    )
    var format = ValidateFormat.text

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        context.redactOffline()
        try await context.run {
            let ownership = RunSettings.offlineOwnership(in: context.variables)
            if format == .json { return try validate(ownership, in: context) }
            if format == .github { return try annotate(ownership, in: context) }
            let reading = try ManifestSet.load(manifests.paths).checked(ownership, onEvent: context.note)
            context.console.write("\(Self.praise(of: reading, valid: context.console.style.painted("valid")))\n")
            return .done
        }
    }

    /// What is said of manifests without mistakes, with a word for that.
    static func praise(of reading: ManifestReading, valid: String = "valid") -> String {
        let dialogs = count(reading.declaredCount, "dialog")
        let verb = reading.declaredCount == 1 ? "is" : "are"
        let people = reading.users.count
        let lookup = people == 0 ? "" : "; \(count(people, "person is", plural: "people are")) to be looked up"
        return "\(dialogs) in \(count(reading.fileCount, "file")) \(verb) \(valid)\(lookup)"
    }

    /// Checks the manifests, and writes what was found as JSON.
    private func validate(_ ownership: Ownership, in context: CommandContext) throws(RunFailure) -> RunStatus {
        let reading: ManifestReading
        do throws(RunFailure) {
            reading = try ManifestSet.load(manifests.paths).resolve(ownership)
        } catch {
            context.console.write(ProblemsDocument(error.problems).json)
            throw error
        }
        let counts = [
            (key: "dialogs", value: reading.declaredCount), ("files", reading.fileCount),
            ("errors", reading.diagnostics.count), ("warnings", reading.warnings.count),
            ("people_to_look_up", reading.users.count),
        ]
        let problems = (reading.diagnostics + reading.warnings).map { ReportProblem($0) }
        context.console.write(ProblemsDocument(problems, counting: counts).json)
        return reading.diagnostics.isEmpty ? .done : .wrongInput
    }
}
