internal import Diagnostics
internal import Dialogs
internal import JSON

extension LocatedJSON {
    /// A declared dialog, held to the rules of manifests.
    func desiredDialog() throws(JSONError) -> DesiredDialog {
        var object = try LocatedJSONObject(self)
        let type = try object.take("type").dialogType()
        let owner = try object.take("owner").user()
        if try object.take(ifPresent: "undeclared")?.boolean() ?? false {
            return try undeclaredDialog(object, type, ownedBy: owner)
        }
        let content = try object.takeContent(of: type, ownedBy: owner)
        let dialog = DesiredDialog(
            key: try object.take("key").text(.printable),
            owner: owner,
            content: content,
            identification: try object.takeIdentification(of: type),
            markField: try object.takeMarkField(of: content),
            unlisted: try object.takeUnlisted(of: type),
            updates: try object.take(ifPresent: "update")?.boolean() ?? false,
            protected: try object.take(ifPresent: "protect")?.userSet() ?? [],
            departed: try object.take(ifPresent: "departed")?.userSet() ?? [],
            state: try object.take(ifPresent: "state")?.word(DialogState.init(rawValue:)) ?? .present,
            location: try object.take("location").location()
        )
        try object.finish()
        return dialog
    }

    /// A live group that no manifest declares, whose name the server may have made of anything.
    private func undeclaredDialog(
        _ members: LocatedJSONObject,
        _ type: DialogType,
        ownedBy owner: UserID
    ) throws(JSONError) -> DesiredDialog {
        var object = members
        let departed = try object.take("departed").userSet()
        let dialog = DesiredDialog(
            undeclared: try object.take("id").liveID(),
            named: try object.take("name").text(),
            key: try object.take("key").text(.printable),
            owner: owner,
            departed: departed,
            location: try object.take("location").location()
        )
        try object.finish()
        guard let dialog, type == .group, !departed.isEmpty else {
            throw mistake("what is not declared and changed is a group that somebody is in who departed")
        }
        return dialog
    }

    /// The declared value of a field.
    fileprivate func declaredValue(of field: ManagedField) throws(JSONError) -> DeclaredValue {
        switch field.kind {
        case .text: .text(try text(field.textRule))
        case .flag: .flag(try boolean())
        case .users: .users(try userSet())
        case .data: .data(try customData())
        }
    }

    private func customData() throws(JSONError) -> CustomData {
        var object = try LocatedJSONObject(self)
        let className = try object.take("class_name").text(.printable)
        let fields = try object.take("fields").fields { (value: LocatedJSON) throws(JSONError) in try value.scalar() }
        for field in fields { try check(field.key.string, .printable) }
        try object.finish()
        return CustomData(className: className, fields: fields)
    }

    fileprivate func pinnedID() throws(JSONError) -> DialogID {
        let text = try string()
        guard let id = DialogID(hexDigits: text), id.text == text else {
            throw mistake("a dialog ID has 24 hexadecimal digits, in lower case")
        }
        return id
    }
}

extension LocatedJSONObject {
    fileprivate mutating func takeContent(
        of type: DialogType,
        ownedBy owner: UserID
    ) throws(JSONError) -> DialogContent {
        var fields = DeclaredFields()
        for field in ManagedField.all where field.applies(to: type) {
            let member = field.isNeeded(by: type) ? try take(field.name) : take(ifPresent: field.name)
            guard let member else { continue }
            let value = try member.declaredValue(of: field)
            if field == .occupants, case .users(let users) = value, let mistake = users.mistake(in: type, of: owner) {
                throw member.mistake(mistake)
            }
            fields[field] = value
        }
        guard let content = DialogContent(type, fields) else {
            throw value.mistake("these fields do not make a \(type.word) dialog")
        }
        return content
    }

    fileprivate mutating func takeIdentification(
        of type: DialogType
    ) throws(JSONError) -> DesiredDialog.Identification {
        let id = try take(ifPresent: "id") { (value: LocatedJSON) throws(JSONError) in try value.pinnedID() }
        if let id { return .pinned(id) }
        guard type == .group else { return .match(.strict) }
        return .match(try take("match").word(DesiredDialog.Match.init(rawValue:)))
    }

    /// The field that holds the key; a private dialog has none.
    fileprivate mutating func takeMarkField(of content: DialogContent) throws(JSONError) -> ExactText? {
        guard content.type != .private, let member = take(ifPresent: "key_field") else { return nil }
        let field = try member.text()
        guard Mark.canBe(in: field) else {
            throw member.mistake("the name of a data field has letters, digits and '_', no digit first")
        }
        guard let data = content.fields.data else { throw member.mistake("a dialog without data carries no key") }
        guard data.fields[field] == nil else { throw member.mistake("the dialog declares this data field itself") }
        return field
    }

    fileprivate mutating func takeUnlisted(of type: DialogType) throws(JSONError) -> UnlistedRule {
        UnlistedRule(
            occupants: try takeTreatment(.unlisted, of: type),
            admins: try takeTreatment(.unlistedAdmins, of: type)
        )
    }

    private mutating func takeTreatment(
        _ field: DialogField,
        of type: DialogType
    ) throws(JSONError) -> UnlistedPeople {
        guard field.applies(to: type), let word = take(ifPresent: field.rawValue) else { return .keep }
        return try word.word(UnlistedPeople.init(rawValue:))
    }
}

extension UserIDs {
    /// What is wrong with the declared occupants of an owner's dialog.
    fileprivate func mistake(in type: DialogType, of owner: UserID) -> String? {
        let others = subtracting([owner])
        return switch type {
        case .public: nil
        case .group: others.isEmpty ? "a group needs an occupant besides its owner" : nil
        case .private: count == 1 && !others.isEmpty ? nil : "a private dialog has one occupant besides its owner"
        }
    }
}
