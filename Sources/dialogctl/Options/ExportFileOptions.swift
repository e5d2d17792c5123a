import ArgumentParser

/// The files of an export.
struct ExportFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Write to this file, or into this folder (one that is there, or a path that ends in /): a file for each \
            type, with --undeclared for each owner.
            """,
            valueName: "path"
        ),
        completion: .file()
    )
    var out: String?

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "What gets a file of its own in a folder: owner or type (default: type; with --undeclared owner).",
            valueName: "what"
        )
    )
    var group: ExportedGroup?

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

    @Option(
        help: ArgumentHelp(
            """
            How people are written who have no name: login (looked up, a request for a hundred people) or id \
            (default: id; with --undeclared login).
            """,
            valueName: "how"
        )
    )
    var people: ExportedPeople?

    func validate() throws {
        guard dialogsPerFile > 0 else { throw ValidationError("--per-file takes a positive number") }
        guard out != nil || !force else { throw ValidationError("--force is for --out: name a file or a folder") }
    }
}
