import ArgumentParser
import Provisioning

/// An export of what a set of manifests does not declare.
struct UndeclaredOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "With --undeclared, the manifests: files, folders, or - for standard input.",
            valueName: "path"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var paths: [String] = []

    @Flag(
        name: .customLong("undeclared"),
        help: """
            Only what the owners of these manifests see and none of them declares, whoever created it; together with \
            them it plans to nothing to do. --owner adds owners.
            """
    )
    var isAskedFor = false

    @OptionGroup(title: HelpSection.identity) var ids: IDsFileOption
    @OptionGroup(title: HelpSection.identity) var journal: JournalFileOption

    func validate() throws {
        if isAskedFor, paths.isEmpty { throw ValidationError("--undeclared takes the manifests: name their paths") }
        if !isAskedFor, !paths.isEmpty { throw ValidationError("manifests are named with --undeclared alone: add it") }
    }
}

/// How an export writes people who have no name.
enum ExportedPeople: String, CaseIterable, ExpressibleByArgument {
    /// By their logins, which are looked up.
    case login
    /// By their numbers.
    case id
}

/// What gets a file of its own in a folder.
enum ExportedGroup: String, CaseIterable, ExpressibleByArgument {
    case owner
    case type
}
