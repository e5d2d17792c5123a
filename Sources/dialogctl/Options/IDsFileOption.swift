import ArgumentParser

/// The file that keeps the ids of dialogs.
struct IDsFileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Keep the ids of dialogs in this file, such as rooms.ids.yaml beside manifests (default: in the folder for \
            state, a file for each application).
            """,
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var ids: String?

    func validate() throws {
        if ids == "" || ids == "-" { throw ValidationError("--ids takes the path of a file") }
    }
}
