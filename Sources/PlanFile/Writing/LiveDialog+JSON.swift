internal import Dialogs
internal import JSON

extension LiveDialog {
    /// What the API told of the dialog; what it did not tell is left out.
    var json: JSONValue { json(with: []) }

    /// The dialog with a member more, which says what a plan thinks of it.
    func json(with key: String, _ value: JSONValue) -> JSONValue {
        json(with: [JSONObject.Member(key: key, value: value)])
    }

    /// The dialog with members more.
    func json(with more: [JSONObject.Member]) -> JSONValue {
        .record(
            [
                "id": .string(id.text),
                "type": .string(type.word),
                "creator": creator.map { .integer($0.rawValue) },
                "room_jid": roomJID.map(JSONValue.string),
                "created_at": createdAt.map(JSONValue.string),
                "last_message_at": lastMessageAt.map(JSONValue.integer),
            ],
            fieldMembers + more
        )
    }

    private var fieldMembers: [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(16)
        for field in ManagedField.all { self[field]?.add(to: &members, named: field.name) }
        return members
    }
}

extension ReportedValue {
    /// Adds the value to an object's members; the class of custom data stands beside its fields.
    fileprivate func add(to members: inout [JSONObject.Member], named name: String) {
        switch self {
        case .text(let text): members.append(JSONObject.Member(key: name, value: .text(text)))
        case .flag(let flag): members.append(JSONObject.Member(key: name, value: .boolean(flag)))
        case .users(let users): members.append(JSONObject.Member(key: name, value: .users(users)))
        case .data(let data):
            if let className = data.className {
                members.append(JSONObject.Member(key: "class_name", value: .text(className)))
            }
            if !data.fields.isEmpty { members.append(JSONObject.Member(key: name, value: data.fieldsJSON)) }
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
