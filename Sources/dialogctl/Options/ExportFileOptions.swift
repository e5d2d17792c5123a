import ArgumentParser

/// The files of an export.
struct ExportFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Write to this file, or into this folder (one that is there, or a path that ends in /): a file for each \
            type.
            """,
            valueName: "path"
        ),
        completion: .file()
    )
    var out: String?

    @Option(
        name: .customLong("per-file"),
        help: ArgumentHelp("The most dialogs of a file in a folder.", valueName: "n")
    )
    var dialogsPerFile = 1000

    @Flag(help: "Overwrite files that are there.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "A manifest whose 'users' give names to write in place of IDs; may be given several times.",
            valueName: "path"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var users: [String] = []

    func validate() throws {
        guard dialogsPerFile > 0 else { throw ValidationError("--per-file takes a positive number") }
        guard out != nil || !force else { throw ValidationError("--force is for --out: name a file or a folder") }
    }
}
