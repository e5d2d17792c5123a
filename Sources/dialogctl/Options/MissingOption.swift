import ArgumentParser
import Provisioning

/// The file with the people who were not found.
struct MissingOption: ParsableArguments {
    @Option(
        name: .customLong("missing"),
        help: ArgumentHelp(
            "Write the people who were not found to this file, as CSV: person, file, row, rooms.",
            valueName: "file"
        ),
        completion: .file(extensions: ["csv"])
    )
    var path: String?

    func validate() throws {
        if path == "" || path == "-" { throw ValidationError("--missing takes the path of a file") }
    }

    /// The file, if the option names one.
    var file: RunFile? { path.map { RunFile("--missing", $0) } }
}
