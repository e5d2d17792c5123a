import ArgumentParser

/// How users are found that manifests refer to by something other than an ID.
struct UserOptions: ParsableArguments {
    @Flag(
        name: .customLong("skip-missing-users"),
        help: "Make dialogs without the people whom the application does not have; else such dialogs are left alone."
    )
    var skipMissingUsers = false

    @Option(
        name: .customLong("users-cache"),
        help: ArgumentHelp(
            "Keep the IDs of people who were found in this file, and look there first.",
            valueName: "file"
        )
    )
    var usersCache: String?
}
