internal import Diagnostics
internal import Dialogs
internal import YAML

/// What one map says of a dialog, each field read by itself; or what `defaults` says of a file's dialogs.
///
/// Not copyable, since there is one for each dialog of large sets, and a copy would retain every field.
struct DialogDeclaration: ~Copyable {
    /// The map.
    let node: Node
    var key: FieldValue<ExactText> = .absent
    var type: FieldValue<DialogType> = .absent
    var name: FieldValue<ExactText> = .absent
    var owner: FieldValue<NamedUser> = .absent
    var occupants: FieldValue<Members> = .absent
    var admins: FieldValue<Members> = .absent
    var photo: FieldValue<ExactText> = .absent
    var joinRequired: FieldValue<Bool> = .absent
    var data: FieldValue<DataDeclaration> = .absent
    var id: FieldValue<DialogID> = .absent
    var match: FieldValue<DesiredDialog.Match> = .absent
    var update: FieldValue<Bool> = .absent
    var unlisted: FieldValue<UnlistedPeople> = .absent
    var unlistedAdmins: FieldValue<UnlistedPeople> = .absent
    var state: FieldValue<DialogState> = .absent
}

extension DialogDeclaration {
    /// Whether the map has the field, with a good value or a wrong one.
    func declares(_ field: DialogField) -> Bool {
        switch field {
        case .key: !key.isAbsent
        case .type: !type.isAbsent
        case .owner: !owner.isAbsent
        case .id: !id.isAbsent
        case .match: !match.isAbsent
        case .update: !update.isAbsent
        case .unlisted: !unlisted.isAbsent
        case .unlistedAdmins: !unlistedAdmins.isAbsent
        case .state: !state.isAbsent
        case .managed(.name): !name.isAbsent
        case .managed(.occupants): !occupants.isAbsent
        case .managed(.admins): !admins.isAbsent
        case .managed(.photo): !photo.isAbsent
        case .managed(.joinRequired): !joinRequired.isAbsent
        case .managed(.data): !data.isAbsent
        }
    }

    /// Whom a field of users names, where it has a good value.
    func members(_ field: ManagedField) -> Members? {
        switch field {
        case .occupants: occupants.value
        case .admins: admins.value
        case .name, .photo, .joinRequired, .data: nil
        }
    }

    /// Where the map has the field.
    func place(of field: DialogField) -> Pair? {
        node.pairs.first { DialogField.table.field(named: $0.key) == field }
    }
}

extension DialogDeclaration {
    /// Takes note of a field whose name was misspelt, so that it is not missed as well.
    mutating func takeAsMistaken(_ field: DialogField) {
        switch field {
        case .key: key = key.or(.mistaken)
        case .type: type = type.or(.mistaken)
        case .owner: owner = owner.or(.mistaken)
        case .id: id = id.or(.mistaken)
        case .match: match = match.or(.mistaken)
        case .update: update = update.or(.mistaken)
        case .unlisted: unlisted = unlisted.or(.mistaken)
        case .unlistedAdmins: unlistedAdmins = unlistedAdmins.or(.mistaken)
        case .state: state = state.or(.mistaken)
        case .managed(.name): name = name.or(.mistaken)
        case .managed(.occupants): occupants = occupants.or(.mistaken)
        case .managed(.admins): admins = admins.or(.mistaken)
        case .managed(.photo): photo = photo.or(.mistaken)
        case .managed(.joinRequired): joinRequired = joinRequired.or(.mistaken)
        case .managed(.data): data = data.or(.mistaken)
        }
    }

    /// Takes a field over from another map where this one says nothing of it; the maps of custom data merge.
    mutating func take(_ field: DialogField, from other: borrowing Self) {
        switch field {
        case .key: key = key.or(other.key)
        case .type: type = type.or(other.type)
        case .owner: owner = owner.or(other.owner)
        case .id: id = id.or(other.id)
        case .match: match = match.or(other.match)
        case .update: update = update.or(other.update)
        case .unlisted: unlisted = unlisted.or(other.unlisted)
        case .unlistedAdmins: unlistedAdmins = unlistedAdmins.or(other.unlistedAdmins)
        case .state: state = state.or(other.state)
        case .managed(.name): name = name.or(other.name)
        case .managed(.occupants): occupants = occupants.or(other.occupants)
        case .managed(.admins): admins = admins.or(other.admins)
        case .managed(.photo): photo = photo.or(other.photo)
        case .managed(.joinRequired): joinRequired = joinRequired.or(other.joinRequired)
        case .managed(.data): data = data.merged(over: other.data)
        }
    }
}

extension ValueReader {
    /// Reads a dialog of the list.
    mutating func dialog(_ node: Node) -> DialogDeclaration {
        var declaration = DialogDeclaration(node: node)
        for pair in node.pairs {
            switch mistakes.field(named: pair.key) as NamedField<DialogField> {
            case .known(let field): read(field, pair, into: &declaration)
            case .meant(let field): declaration.takeAsMistaken(field)
            case .unknown: break
            }
        }
        return declaration
    }

    /// Reads a file's `defaults`.
    mutating func defaults(_ node: Node) -> DialogDeclaration {
        var declaration = DialogDeclaration(node: node)
        for pair in node.pairs {
            switch mistakes.field(named: pair.key) as NamedField<DialogField> {
            case .known(let field) where field.hasDefault: read(field, pair, into: &declaration)
            case .known(let field): mistakes.report(.noDefault(field), at: pair.key)
            case .meant(let field): declaration.takeAsMistaken(field)
            case .unknown: break
            }
        }
        return declaration
    }

    /// Reads one field into a declaration.
    mutating func read(_ field: DialogField, _ pair: Pair, into declaration: inout DialogDeclaration) {
        switch field {
        case .key: declaration.key = text(pair)
        case .type: declaration.type = type(pair)
        case .owner: declaration.owner = user(pair)
        case .id: declaration.id = dialogID(pair)
        case .match: declaration.match = match(pair)
        case .update: declaration.update = boolean(pair)
        case .unlisted: declaration.unlisted = choice(pair)
        case .unlistedAdmins: declaration.unlistedAdmins = choice(pair)
        case .state: declaration.state = choice(pair)
        case .managed(.name): declaration.name = name(pair)
        case .managed(.occupants): declaration.occupants = members(pair)
        case .managed(.admins): declaration.admins = members(pair)
        case .managed(.photo): declaration.photo = text(pair, ManagedField.photo.textRule)
        case .managed(.joinRequired): declaration.joinRequired = boolean(pair)
        case .managed(.data): declaration.data = customData(pair)
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func noDefault(_ field: DialogField) -> Self {
        "\(field.rawValue.quoted) has no default, since each dialog has its own"
    }
}
