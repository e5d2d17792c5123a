package import JSON

/// What the request log says of one request, in the order of the answers.
package struct LogEntry: Hashable, Sendable {
    /// The method.
    package let method: String
    /// The path without the query.
    package let path: String
    /// The parameters of query and body, decoded; secrets are replaced.
    package let parameters: JSONObject
    /// The user for whom the request acted, where it proved one.
    package let user: Int?
    /// The status of the answer; nothing where a fault kept the client from getting one.
    package internal(set) var status: Int?
    /// The `_id` of the dialog that was written, where one was; several have commas between them.
    package let dialogID: String?
    /// The rules of the faults that struck the request, as they were written.
    package internal(set) var faults: [String] = []

    init(method: String, path: String, parameters: JSONObject, user: Int?, status: Int?, dialogID: String?) {
        self.method = method
        self.path = path
        self.parameters = Self.withoutSecrets(parameters)
        self.user = user
        self.status = status
        self.dialogID = dialogID
    }

    /// What the request asked for.
    var route: Route { Route(method: method, path: path) }

    /// The entry as one line of JSON with its line feed; a user, an ID or faults that there are not are left out.
    package var line: [UInt8] {
        var object = JSONObject([
            .init(key: "method", value: .string(method)),
            .init(key: "path", value: .string(path)),
            .init(key: "parameters", value: .object(parameters)),
        ])
        object["user"] = user.map(JSONValue.integer)
        object["status"] = status.map(JSONValue.integer) ?? .null
        object["_id"] = dialogID.map(JSONValue.string)
        if !faults.isEmpty { object["faults"] = .array(faults.map(JSONValue.string)) }
        return JSONValue.object(object).serialized() + [UInt8(ascii: "\n")]
    }
}

extension LogEntry {
    /// Parameters by which clients of the API send credentials, at the top or below others.
    private static let secretNames: Set<String> = [
        "access_token", "api_key", "auth_key", "auth_secret", "password", "secret", "signature", "token",
    ]

    private static func withoutSecrets(_ object: JSONObject) -> JSONObject {
        guard hasSecrets(object) else { return object }
        return JSONObject(
            object.members.map { member in
                let value = isSecret(member.key) ? "<redacted>" : withoutSecrets(member.value)
                return .init(key: member.key, value: value)
            }
        )
    }

    private static func withoutSecrets(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(withoutSecrets(object))
        case .array(let values): .array(values.map(withoutSecrets))
        default: value
        }
    }

    /// Whether a parameter is a credential; one whose brackets do not match, so that it was not taken apart, may hold a
    /// credential's name anywhere.
    private static func isSecret(_ key: String) -> Bool {
        key.split { $0 == "[" || $0 == "]" }.contains { secretNames.contains($0.lowercased()) }
    }

    private static func hasSecrets(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object): hasSecrets(object)
        case .array(let values): values.contains(where: hasSecrets)
        default: false
        }
    }

    private static func hasSecrets(_ object: JSONObject) -> Bool {
        object.members.contains { isSecret($0.key) || hasSecrets($0.value) }
    }
}
