import ArgumentParser

extension CommandConfiguration {
    /// The configuration of a command, with its examples and where to read more below what its help says.
    ///
    /// - Parameters:
    ///   - name: The command's name.
    ///   - abstract: What it does, in a line.
    ///   - discussion: What there is to know about it, and its exit codes.
    ///   - examples: Two or three command lines, as a shell takes them.
    ///   - page: The page of the documentation that tells more.
    ///   - version: The version of the program, for the program itself.
    ///   - subcommands: The commands within it.
    /// - Returns: The configuration.
    static func command(
        _ name: String,
        abstract: String,
        discussion: String,
        examples: [String],
        page: String,
        version: String = "",
        subcommands: [any ParsableCommand.Type] = []
    ) -> Self {
        let lines = ["Examples:"] + examples.map { "  \($0)" }
        return Self(
            commandName: name,
            abstract: abstract,
            discussion: [discussion, lines.joined(separator: "\n"), more(on: page)].joined(separator: "\n\n"),
            version: version,
            subcommands: subcommands
        )
    }

    /// Where the documentation is, within the repository: it has no address that would hold for everybody.
    private static func more(on page: String) -> String {
        "Documentation: Sources/dialogctl/Documentation.docc/\(page).md of the repository."
    }
}
