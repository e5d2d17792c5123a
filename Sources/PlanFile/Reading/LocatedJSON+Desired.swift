internal import Diagnostics
internal import Dialogs
internal import JSON

extension LocatedJSON {
    /// A declared dialog, held to the rules of manifests.
    func desiredDialog() throws(JSONError) -> DesiredDialog {
        var object = try LocatedJSONObject(self)
        let type = try object.take("type").dialogType()
        let owner = try object.take("owner").user()
        let dialog = DesiredDialog(
            key: try object.take("key").printableText(),
            owner: owner,
            content: try object.takeContent(of: type, ownedBy: owner),
            identification: try object.takeIdentification(of: type),
            location: try object.take("location").location()
        )
        try object.finish()
        return dialog
    }

    fileprivate func dialogName() throws(JSONError) -> ExactText {
        let name = try printableText()
        guard name.string.unicodeScalars.count <= 200 else { throw mistake("a name has at most 200 symbols") }
        return name
    }

    fileprivate func customData() throws(JSONError) -> CustomData {
        var object = try LocatedJSONObject(self)
        let className = try object.take("class_name").printableText()
        let fields = try object.take("fields").fields { (value: LocatedJSON) throws(JSONError) in try value.scalar() }
        for field in fields { try checkIsPrintable(field.key.string) }
        try object.finish()
        return CustomData(className: className, fields: fields)
    }

    fileprivate func opponent(of owner: UserID) throws(JSONError) -> UserID {
        let users = try users()
        guard users.count == 1, users[0] != owner else {
            throw mistake("a private dialog has one occupant besides its owner")
        }
        return users[0]
    }

    fileprivate func groupOccupants(besides owner: UserID) throws(JSONError) -> UserIDs {
        let users = try userSet()
        guard !users.subtracting([owner]).isEmpty else { throw mistake("a group needs an occupant besides its owner") }
        return users
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
    ) throws(JSONError) -> DesiredDialog.Content {
        let data = try take(ifPresent: "data") { (value: LocatedJSON) throws(JSONError) in try value.customData() }
        if type == .private {
            let opponent = try take("occupants").opponent(of: owner)
            return .private(DesiredDialog.PrivateChat(opponent: opponent, data: data))
        }
        let name = try take("name").dialogName()
        let photo = try take(ifPresent: "photo") { (value: LocatedJSON) throws(JSONError) in try value.printableText() }
        let admins = try take(ifPresent: "admins") { (value: LocatedJSON) throws(JSONError) in try value.userSet() }
        if type == .public {
            return .public(DesiredDialog.PublicRoom(name: name, photo: photo, admins: admins, data: data))
        }
        return .group(
            DesiredDialog.GroupRoom(
                name: name,
                occupants: try take("occupants").groupOccupants(besides: owner),
                admins: admins,
                photo: photo,
                joinRequired: try take(ifPresent: "join_required") { (value: LocatedJSON) throws(JSONError) in
                    try value.boolean()
                },
                data: data
            )
        )
    }

    fileprivate mutating func takeIdentification(
        of type: DialogType
    ) throws(JSONError) -> DesiredDialog.Identification {
        let id = try take(ifPresent: "id") { (value: LocatedJSON) throws(JSONError) in try value.pinnedID() }
        if let id { return .pinned(id) }
        guard type == .group else { return .match(.strict) }
        return .match(try take("match").word(DesiredDialog.Match.init(rawValue:)))
    }
}
