internal import Dialogs
internal import JSON

extension LiveDialog {
    /// What the API told of the dialog; what it did not tell is left out.
    var json: JSONValue { json(lacking: nil) }

    /// The dialog with the declared members that it lacks.
    func json(lacking missing: [UserID]?) -> JSONValue {
        .record([
            "id": .string(id.text),
            "type": .string(type.word),
            "name": name.map(JSONValue.text),
            "occupants": .users(occupants),
            "admins": admins.map(JSONValue.users),
            "photo": photo.map(JSONValue.text),
            "join_required": joinRequired.map(JSONValue.boolean),
            "class_name": className.map(JSONValue.text),
            "data": dataJSON,
            "creator": creator.map { .integer($0.rawValue) },
            "room_jid": roomJID.map(JSONValue.string),
            "created_at": createdAt.map(JSONValue.string),
            "missing": missing.map(JSONValue.users),
        ])
    }

    private var dataJSON: JSONValue? {
        guard !data.isEmpty else { return nil }
        return .object(JSONObject(sorting: data.map { JSONObject.Member(key: $0.key.string, value: $0.value.json) }))
    }
}

extension LiveValue {
    /// The value as JSON has it; a list or an object is its JSON text, in an object of its own.
    var json: JSONValue {
        switch self {
        case .scalar(let scalar): scalar.json
        case .null: .null
        case .composite(let text): .record(["json": .string(text)])
        }
    }
}
