package import Dialogs
package import Manifests

/// Dialogs as the text of a manifest, which loads to the same set.
package enum ManifestText {
    /// What a manifest begins with whose dialogs carry their keys in this field, and lose none of these people.
    package static func start(
        keyField: ExactText? = nil,
        protecting people: [NamedUser] = [],
        without departed: [NamedUser] = []
    ) -> String {
        let head = ManifestHead(keyField: keyField, protecting: people, without: departed)
        return (head.lines + ["dialogs:"]).map { "\($0)\n" }.joined()
    }

    /// One dialog of the list.
    package static func text(of dialog: ExpandedDialog) -> String {
        DialogText { value(of: $0, of: dialog) }.lines.map { "\($0)\n" }.joined()
    }

    private static func value(of field: DialogField, of dialog: ExpandedDialog) -> ValueText? {
        switch field {
        case .key: dialog.key.map { .text($0) }
        case .type: .word(dialog.type.word)
        case .owner: dialog.owner.map { .word($0.yaml) }
        case .id: dialog.id.map { .id($0) }
        case .match: dialog.match.map { .word($0.rawValue) }
        case .update: dialog.updates.map { .word("\($0)") }
        case .unlisted: dialog.unlisted.map { .word($0.rawValue) }
        case .unlistedAdmins: dialog.unlistedAdmins.map { .word($0.rawValue) }
        case .state: dialog.state.map { .word($0.rawValue) }
        case .managed(let field):
            dialog.fields[field].map { .value($0, and: dialog.references[field] ?? [], user: { PersonWord($0) }) }
        }
    }
}
