internal import Diagnostics
internal import Dialogs
internal import JSON

extension DesiredDialog {
    /// The dialog with the fields that manifests have; one that is not managed is left out.
    var json: JSONValue {
        .record([
            "key": .text(key),
            "owner": .integer(owner.rawValue),
            "type": .string(type.word),
            "name": name.map(JSONValue.text),
            "occupants": declaredOccupants.map(JSONValue.users),
            "admins": admins.map(JSONValue.users),
            "photo": photo.map(JSONValue.text),
            "join_required": joinRequired.map(JSONValue.boolean),
            "data": data?.json,
            "id": pinnedID.map { .string($0.text) },
            "match": match.map { .string($0.rawValue) },
            "location": location.json,
        ])
    }

    /// The occupants as they are declared, without the owner and the admins that join them.
    private var declaredOccupants: UserIDs? {
        switch content {
        case .public: nil
        case .group(let room): room.occupants
        case .private(let chat): [chat.opponent]
        }
    }

    private var pinnedID: DialogID? {
        if case .pinned(let id) = identification { id } else { nil }
    }

    private var match: Match? {
        if type == .group, case .match(let match) = identification { match } else { nil }
    }
}

extension CustomData {
    fileprivate var json: JSONValue {
        let members = fields.map { JSONObject.Member(key: $0.key.string, value: $0.value.json) }
        return .record(["class_name": .text(className), "fields": .object(JSONObject(sorting: members))])
    }
}

extension Scalar {
    /// The value as JSON has it.
    var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let integer): .integer(integer)
        case .decimal(let decimal): .decimal(decimal)
        case .boolean(let flag): .boolean(flag)
        }
    }
}

extension SourceLocation {
    fileprivate var json: JSONValue {
        .record(["path": .string(path), "line": .integer(line), "column": .integer(column)])
    }
}
