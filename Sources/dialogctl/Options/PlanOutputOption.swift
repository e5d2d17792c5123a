import ArgumentParser
import PlanFile
import Platform
import Provisioning

/// The file in which the plan is saved for `apply`.
struct PlanOutputOption: ParsableArguments {
    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("Keep the plan in this file; apply carries it out.", valueName: "plan.json"),
        completion: .file(extensions: ["json"])
    )
    var path: String?

    func validate() throws {
        guard path?.hasSuffix(".json") ?? true else {
            throw ValidationError("--out takes a file that ends in .json, by which apply knows a plan")
        }
    }

    /// Writes the document, if the option names a file.
    ///
    /// - Throws: A `RunFailure` if it cannot be written, or would contain a credential that the server echoed.
    func write(_ document: PlanDocument, to console: Console) throws(RunFailure) {
        guard let path else { return }
        try SavedPlan.write(document, to: path, containsSecret: console.wouldRedact)
    }
}
