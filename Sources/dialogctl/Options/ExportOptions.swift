import ArgumentParser
import Dialogs
import ManifestWriting
import Provisioning

/// The dialogs to export.
struct ExportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Whose dialogs, by user ID; may be given several times (default: QUICKBLOX_USER_ID, or the session's \
            user; with --undeclared the owners of the manifests).
            """,
            valueName: "id"
        )
    )
    var owner: [UserID] = []

    @Option(help: ArgumentHelp("Only public, group or private dialogs; may be given twice.", valueName: "type"))
    var type: [DialogType] = []

    @Option(help: ArgumentHelp("Only dialogs of this name; * stands for any text.", valueName: "name"))
    var name: NamePattern?

    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("Only dialogs with custom data of this class.", valueName: "name")
    )
    var className: String?

    @Flag(
        name: .customLong("all-visible"),
        help: "Also dialogs that the owners see and others created; each is declared under the owner who sees it."
    )
    var allVisible = false

    @Flag(help: "Name every live dialog by its ID, and not only those that nothing else would tell apart.")
    var pin = false

    @Option(
        help: ArgumentHelp(
            """
            Take the dialogs' keys from this field of their custom data, where 'key_field' keeps them, and leave out \
            dialogs without a class (default: the 'key_field' of --users).
            """,
            valueName: "field"
        )
    )
    var keyField: String?

    func validate() throws {
        if let keyField, !Mark.canBe(in: ExactText(keyField)) {
            throw ValidationError("--key-field takes the name of a data field: letters, digits and '_', no digit first")
        }
    }

    /// The field of custom data that holds the dialogs' keys, in a set with manifests that name this one.
    ///
    /// - Throws: A `RunFailure` if it is another one.
    func keyField(besides other: ExactText?, of manifests: String) throws(RunFailure) -> ExactText? {
        guard let keyField = keyField.map({ ExactText($0) }) else { return other }
        guard let other, other != keyField else { return keyField }
        let text = "--key-field is '\(keyField)', and \(manifests) have the key_field '\(other)': name one"
        throw RunFailure(text, status: .usage)
    }

    /// The filter of the dialogs; with `includesOthers`, those that others created pass, too, whatever is asked for.
    func filter(includesOthers: Bool = false) -> ExportFilter {
        ExportFilter(
            types: Set(type),
            name: name,
            className: className.map { ExactText($0) },
            includesOthers: allVisible || includesOthers
        )
    }
}

extension UserID: ExpressibleByArgument {
    init?(argument: String) {
        guard let number = Int(argument) else { return nil }
        self.init(rawValue: number)
    }
}

extension DialogType: ExpressibleByArgument {
    init?(argument: String) {
        guard let type = Self.allCases.first(where: { $0.word == argument }) else { return nil }
        self = type
    }

    static var allValueStrings: [String] { allCases.map(\.word) }
}

extension NamePattern: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
