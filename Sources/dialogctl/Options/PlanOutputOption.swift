import ArgumentParser
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

    /// The file, if the option names one.
    var file: RunFile? { path.map { RunFile("--out", $0) } }
}
