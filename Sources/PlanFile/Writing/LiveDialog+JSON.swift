internal import Dialogs
internal import JSON

extension LiveDialog {
    /// What the API told of the dialog; what it did not tell is left out.
    var json: JSONValue { json(lacking: nil) }

    /// The dialog with the declared members that it lacks.
    func json(lacking missing: [UserID]?) -> JSONValue {
        .record(
            [
                "id": .string(id.text),
                "type": .string(type.word),
                "creator": creator.map { .integer($0.rawValue) },
                "room_jid": roomJID.map(JSONValue.string),
                "created_at": createdAt.map(JSONValue.string),
                "missing": missing.map(JSONValue.users),
            ],
            ManagedField.all.flatMap { field in self[field]?.members(named: field.name) ?? [] }
        )
    }
}

extension ReportedValue {
    /// The value as members of an object; the class of custom data stands beside its fields.
    fileprivate func members(named name: String) -> [JSONObject.Member] {
        switch self {
        case .text(let text): [JSONObject.Member(key: name, value: .text(text))]
        case .flag(let flag): [JSONObject.Member(key: name, value: .boolean(flag))]
        case .users(let users): [JSONObject.Member(key: name, value: .users(users))]
        case .data(let data):
            (data.className.map { [JSONObject.Member(key: "class_name", value: .text($0))] } ?? [])
                + (data.fields.isEmpty ? [] : [JSONObject.Member(key: name, value: data.fieldsJSON)])
        }
    }
}

extension LiveData {
    fileprivate var fieldsJSON: JSONValue {
        .object(JSONObject(sorting: fields.map { JSONObject.Member(key: $0.key.string, value: $0.value.json) }))
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
