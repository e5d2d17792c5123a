import ArgumentParser

/// `dialogctl ids`: shows and corrects which live dialogs are known to be the declared ones.
struct IDsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "ids",
        abstract: "Show, check or forget which live dialog is whose.",
        discussion: """
            Apply keeps the _id and the owner of each dialog that it makes or finds, by its key: whatever name and \
            members such a dialog gets, it stays the declared one. The ids are in a YAML file, which --ids puts into \
            a repository, with 'merge=union' for it in .gitattributes; adopt adds to it by hand.
            """,
        examples: [
            "dialogctl ids list --ids rooms.ids.yaml",
            "dialogctl ids check",
            "dialogctl ids forget group/Ops",
        ],
        page: "Identity",
        subcommands: [IDsListCommand.self, IDsCheckCommand.self, IDsForgetCommand.self]
    )
}
