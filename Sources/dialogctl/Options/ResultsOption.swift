import ArgumentParser
import Provisioning
import Reporting

/// The file of results for another system.
struct ResultsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write each dialog's _id, room address and outcome to this file as it becomes known (.csv or .jsonl).",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv", "jsonl"])
    )
    var results: String?

    /// The file, if the option names one.
    var file: RunFile? { results.map { RunFile("--results", $0) } }

    func validate() throws {
        guard results.map({ ResultFormat(path: $0) != nil }) ?? true else {
            throw ValidationError("--results takes a file that ends in .csv or .jsonl")
        }
    }
}
