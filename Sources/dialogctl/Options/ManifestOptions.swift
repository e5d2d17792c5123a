import ArgumentParser

/// The manifests that a command reads.
struct ManifestOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Manifests: files, folders (read recursively for .yaml and .yml), or - for standard input.",
            valueName: "path"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var paths: [String]

    func validate() throws {
        if paths.isEmpty { throw ValidationError("name at least one manifest: a file, a folder, or -") }
    }
}
