import Dialogs
import FoundationEssentials
import Manifests
import Provisioning
import Reporting

extension ValidateCommand {
    /// Checks the manifests, and annotates their lines; as GitHub shows few annotations, every mistake goes to standard
    /// error besides.
    func annotate(_ ownership: Ownership, in context: CommandContext) throws(RunFailure) -> RunStatus {
        let reading: ManifestReading
        do throws(RunFailure) {
            reading = try ManifestSet.load(manifests.paths).resolve(ownership)
        } catch {
            write(error.problems, saying: nil, on: context)
            throw error
        }
        let isValid = reading.diagnostics.isEmpty
        let problems = (reading.diagnostics + reading.warnings).map { ReportProblem($0) }
        write(problems, saying: isValid ? Self.praise(of: reading) : nil, on: context)
        if !reading.warnings.isEmpty { context.note(.manifestWarnings(reading.warnings)) }
        guard isValid else { throw RunFailure(.diagnostics(reading.diagnostics), status: .wrongInput) }
        return .done
    }

    private func write(_ problems: [ReportProblem], saying praise: String?, on context: CommandContext) {
        let folder = FileManager.default.currentDirectoryPath
        let paths = AnnotationPaths(workingFolder: folder, workspace: context.variables["GITHUB_WORKSPACE"])
        context.console.write(CheckAnnotations(problems, saying: praise, paths: paths).text)
    }
}
