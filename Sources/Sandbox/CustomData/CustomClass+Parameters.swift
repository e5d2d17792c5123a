import JSON

extension CustomClass {
    /// The limit on the number of fields; the live service's is not documented.
    static let mostFields = 1_000
    /// The limit on the length of a name, in bytes.
    static let longestName = 100

    /// Reads the parameters of a request to create a class (create-class page of the reference).
    ///
    /// - Throws: `ErrorResponse` with the status 422, which is documented, for the first parameter that is wrong; the
    ///   texts and what names there can be are guesses.
    init(_ parameters: JSONObject) throws(ErrorResponse) {
        guard let name = parameters["name"]?.textParameter, !name.isEmpty else { throw .blank("name") }
        guard name.isClassName else { throw .named(status: 422, "name", "is invalid") }
        let sent = try Self.object("fields", in: parameters)
        guard sent.count <= Self.mostFields else { throw .named(status: 422, "fields", "has too many fields") }
        var fields: [CustomField] = []
        for (field, value) in sent {
            guard field.isClassName, field != "class_name" else { throw .named(status: 422, "fields", "is invalid") }
            guard let type = value.text.flatMap(CustomFieldType.init) else {
                throw .named(status: 422, "fields", "has a field of an unknown type")
            }
            fields.append(CustomField(name: field, type: type))
        }
        self.init(name: name, fields: fields)
        for (operation, value) in try Self.object("permissions", in: parameters) {
            guard permissions[operation] != nil, var level = Self.level(value) else {
                throw .named(status: 422, "permissions", "is invalid")
            }
            // As in the reference's sample.
            if operation == "create" { level["primary"] = true }
            permissions[operation] = .object(level)
        }
    }

    private static func object(_ name: String, in parameters: JSONObject) throws(ErrorResponse) -> JSONObject {
        guard let value = parameters[name], value != .null, value != "" else { return JSONObject() }
        guard let object = value.object else { throw .named(status: 422, name, "is invalid") }
        return object
    }

    /// An access level as the API returns it; `nil` if it is none.
    private static func level(_ value: JSONValue) -> JSONObject? {
        guard let access = value.object?["access"]?.text else { return nil }
        switch access {
        case "open", "owner", "not_allowed": return JSONObject([.init(key: "access", value: .string(access))])
        case "open_for_users_ids", "open_for_groups":
            let isForUsers = access == "open_for_users_ids"
            guard let list = value.object?[isForUsers ? "ids" : "groups"]?.textListParameter else { return nil }
            return JSONObject([
                .init(key: "access", value: .string(access)),
                .init(key: isForUsers ? "users_ids" : "groups", value: .array(list.map(JSONValue.string))),
            ])
        default: return nil
        }
    }
}

extension String {
    /// Whether the string can be the name of a class, or of a field: a letter, and then letters, digits and `_`.
    fileprivate var isClassName: Bool {
        guard utf8.count <= CustomClass.longestName, let first = utf8.first, first.isLetter else { return false }
        return utf8.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
