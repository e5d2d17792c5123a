internal import Diagnostics
internal import Dialogs
internal import YAML

extension DialogResolver {
    /// Reports the dialog's own fields that mean nothing for its type, or nothing beside one another.
    mutating func reportStrayFields(of own: borrowing DialogDeclaration, _ type: DialogType) {
        for field in DialogField.strays(of: type) where own.declares(field) {
            report(.ignoredField(field, for: type), field, of: own)
        }
        if DialogField.match.applies(to: type), !own.match.isAbsent, !own.id.isAbsent {
            report(.matchBesideID, .match, of: own)
        }
    }

    private mutating func report(
        _ message: Diagnostic.Message,
        _ field: DialogField,
        of own: borrowing DialogDeclaration
    ) {
        // A field that was misspelt has no place: its name is the mistake that was reported.
        guard let place = own.place(of: field) else { return }
        mistakes.report(message, at: place.key)
    }
}

extension Diagnostic.Message {
    fileprivate static func ignoredField(_ field: DialogField, for type: DialogType) -> Self {
        let name = field.rawValue.quoted
        return switch field {
        case .match: "\(name) is for groups; a \(type.word) dialog is found without it: remove it"
        case .occupants: "QuickBlox keeps no occupants of a \(type.word) dialog: remove \(name)"
        case .key, .type, .name, .owner, .admins, .photo, .joinRequired, .data, .id:
            "QuickBlox ignores \(name) of a \(type.word) dialog: remove it"
        }
    }

    fileprivate static let matchBesideID: Self = "'match' means nothing beside 'id', which names the dialog: remove one"
}
