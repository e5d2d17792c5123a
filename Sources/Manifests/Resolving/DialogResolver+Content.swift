internal import Diagnostics
internal import Dialogs
internal import YAML

extension DialogResolver {
    /// What the dialog is to be; `nil` where a field that tells it from others is missing or wrong, which is reported.
    ///
    /// Other fields that are wrong are left out: no dialog of a set with mistakes goes anywhere.
    mutating func content(of draft: borrowing Draft) -> DialogContent? {
        reportMissingClass(of: draft)
        var fields = draft.declaredFields(occupants: occupants(of: draft))
        for case .managed(let field) in DialogField.strays(of: draft.type) { fields[field] = nil }
        let isSound = draft.type != .group || draft.fields.admins.isSound
        if isSound, let content = DialogContent(draft.type, fields) { return content }
        reportMissingFields(of: draft)
        return nil
    }

    private mutating func reportMissingClass(of draft: borrowing Draft) {
        switch draft.fields.data {
        case .value(let data, let pair):
            if data.className.isAbsent, !data.isPartial { mistakes.report(.missingClassName, at: pair.key) }
        case .absent:
            if keyField.needsClass(draft.type), !draft.isPartial { mistakes.report(.missingData, at: draft.node) }
        case .mistaken: break
        }
    }

    /// Reports the fields that the type needs, but for occupants, which have words of their own.
    private mutating func reportMissingFields(of draft: borrowing Draft) {
        guard !draft.isPartial else { return }
        for field in ManagedField.all where field != .occupants && field.isNeeded(by: draft.type) {
            if !draft.fields.declares(.managed(field)) { mistakes.report(.missing(field, draft.type), at: draft.node) }
        }
    }
}

extension DialogResolver.Draft {
    /// The good values of all fields; the occupants are the caller's, who knows what becomes of them.
    func declaredFields(occupants: UserIDs?) -> DeclaredFields {
        DeclaredFields(
            name: fields.name.value,
            occupants: occupants,
            admins: fields.admins.value?.users,
            photo: fields.photo.value,
            joinRequired: fields.joinRequired.value,
            data: fields.data.value?.customData
        )
    }

    /// What people are whom the dialog does not name.
    ///
    /// Where it names somebody whose ID is not known, nobody is to be removed: any of those who are not named may be
    /// that person.
    var unlisted: UnlistedRule {
        let occupants = fields.unlisted.value ?? .keep
        let admins = fields.unlistedAdmins.value ?? .keep
        let isCertain = ManagedField.ofUsers.allSatisfy { fields.members($0)?.unresolved.isEmpty ?? true }
        return UnlistedRule(
            occupants: occupants == .remove && !isCertain ? .report : occupants,
            admins: admins == .remove && !isCertain ? .report : admins
        )
    }
}

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
    fileprivate static func missing(_ field: ManagedField, _ type: DialogType) -> Self {
        "the dialog has no \(field.name), which a \(type.word) dialog needs: add '\(field.name)'"
    }

    fileprivate static let missingClassName: Self =
        "'data' has no class_name, without which QuickBlox drops it: add 'class_name'"

    fileprivate static let missingData: Self =
        "the dialog has no class to keep its key in 'key_field': add 'data: {class_name: ...}', here or in 'defaults'"

    fileprivate static func ignoredField(_ field: DialogField, for type: DialogType) -> Self {
        let name = field.rawValue.quoted
        return switch field {
        case .match: "\(name) is for groups; a \(type.word) dialog is found without it: remove it"
        case .unlisted: "\(name) is for groups; \(lackOfOthers(type)): remove it"
        case .managed(.occupants): "QuickBlox keeps no occupants of a \(type.word) dialog: remove \(name)"
        case .key, .type, .owner, .id, .update, .unlistedAdmins, .state, .managed:
            "QuickBlox ignores \(name) of a \(type.word) dialog: remove it"
        }
    }

    /// Why a dialog of a type has nobody beside those declared.
    private static func lackOfOthers(_ type: DialogType) -> String {
        type == .private ? "a private dialog has two users" : "QuickBlox keeps no occupants of a \(type.word) dialog"
    }

    fileprivate static let matchBesideID: Self = "'match' means nothing beside 'id', which names the dialog: remove one"
}
