internal import Diagnostics
internal import Dialogs
internal import JSON

extension DesiredDialog {
    /// The dialog with the fields that manifests have; one that is not managed is left out.
    var json: JSONValue {
        .record(
            [
                "key": .text(key),
                "owner": .integer(owner.rawValue),
                "type": .string(type.word),
                "id": pinnedID.map { .string($0.text) },
                "match": match.map { .string($0.rawValue) },
                "key_field": markField.map(JSONValue.text),
                "update": updates ? .boolean(true) : nil,
                "departed": departed.isEmpty ? nil : .users(departed),
                "undeclared": isUndeclared ? .boolean(true) : nil,
                "protect": protected.isEmpty ? nil : .users(protected),
                "unlisted": unlisted.occupants.json,
                "unlisted_admins": unlisted.admins.json,
                "state": state == .present ? nil : .string(state.rawValue),
                "location": location.json,
            ],
            fieldMembers
        )
    }

    private var fieldMembers: [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(12)
        for field in ManagedField.all where !isUndeclared || field == .name {
            if let value = self[field] { members.append(JSONObject.Member(key: field.name, value: value.json)) }
        }
        return members
    }

    private var match: Match? {
        if type == .group, !isUndeclared, case .match(let match) = identification { match } else { nil }
    }
}

extension UnlistedPeople {
    /// The word, unless it is what holds where nothing is said.
    fileprivate var json: JSONValue? { self == .keep ? nil : .string(rawValue) }
}

extension DeclaredValue {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .flag(let flag): .boolean(flag)
        case .users(let users): .users(users)
        case .data(let data): data.json
        }
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
    /// The place as an object.
    var json: JSONValue {
        .record(["path": .string(path), "line": .integer(line), "column": .integer(column)])
    }
}
