import JSON

/// A class of custom data: the types of its fields, and what else the API tells of it.
struct CustomClass: Hashable, Sendable {
    let name: String
    /// The fields in the order in which they were given.
    let fields: [CustomField]
    /// `nil` if the class was declared when the sandbox was started.
    var id: DialogIdentifier?
    /// The account owner, or whoever the key acted for.
    var userID = 0
    /// Who may do what with its records; it has no effect on the data of dialogs.
    var permissions = CustomClass.standardPermissions
    private let types: [ExactName: CustomFieldType]

    init(name: String, fields: [CustomField]) {
        self.name = name
        self.fields = fields
        types = Dictionary(fields.map { (ExactName(text: $0.name), $0.type) }) { $1 }
    }

    /// The type of a field.
    func type(of field: String) -> CustomFieldType? { types[ExactName(text: field)] }

    /// The class as the API returns it.
    func body(applicationID: Int) -> JSONValue {
        [
            "_id": id.map { .string($0.description) } ?? .null,
            "acl": .object(permissions),
            "application_id": .integer(applicationID),
            "custom_fields": .array(fields.map(\.body)),
            "name": .string(name),
            "user_id": .integer(userID),
        ]
    }

    /// What is not given: a guess, but for the owner who may delete, as in the reference's sample.
    static let standardPermissions = JSONObject([
        .init(key: "read", value: ["access": "open"]), .init(key: "update", value: ["access": "owner"]),
        .init(key: "delete", value: ["access": "owner"]),
        .init(key: "create", value: ["access": "open", "primary": true]),
    ])
}

/// A field of a class of custom data.
struct CustomField: Hashable, Sendable {
    let name: String
    let type: CustomFieldType

    /// The field as the API returns it.
    var body: JSONValue {
        let plain = [
            JSONObject.Member(key: "name", value: .string(name)),
            .init(key: "type", value: .string(type.element.rawValue)),
        ]
        return .object(JSONObject((type.isArray ? [.init(key: "is_array", value: "1")] : []) + plain))
    }
}
