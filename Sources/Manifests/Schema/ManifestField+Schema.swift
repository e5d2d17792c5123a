internal import Dialogs
internal import JSON

extension ManifestField: DescribedField {
    var summary: String {
        switch self {
        case .version: "The version of the format: 1."
        case .keyField: "The field of each dialog's custom data that holds its key; one for all manifests of a set."
        case .protect: "People whom no run removes from anything, whichever manifest of the set names them."
        case .departed: "People who are to be in no group, declared or not, whichever manifest of the set names them."
        case .users: "Names for numeric user IDs, shared by all manifests of a set."
        case .groups: "Names for lists of users and of other groups, shared by all manifests of a set."
        case .values: "Texts and numbers that dialogs refer to as {value: NAME}, shared by all manifests of a set."
        case .defaults: "Values for the dialogs of this file; maps are merged, everything else is replaced."
        case .dialogs: "The dialogs."
        }
    }

    var valueSchema: JSONObject {
        switch self {
        case .version: ["const": 1]
        // Without quotes, true and false are booleans to others.
        case .keyField:
            [
                "type": ["string", "boolean"], "pattern": "^[A-Za-z_][0-9A-Za-z_]*$",
                "not": ["const": "class_name"],
            ]
        case .protect, .departed: SchemaDefinition.members.reference
        case .users: Self.names(SchemaDefinition.userID.reference)
        case .groups: Self.names(SchemaDefinition.members.reference)
        case .values:
            [
                "type": "object", "propertyNames": .object(SchemaDefinition.printable),
                "additionalProperties": ["type": ["string", "number", "boolean"]],
            ]
        case .defaults: .map(of: DialogField.allCases.filter(\.hasDefault))
        case .dialogs: ["type": "array", "items": .object(.entry)]
        }
    }

    /// A map whose keys are names of users or groups, which no number can be.
    private static func names(_ value: JSONObject) -> JSONObject {
        [
            "type": "object",
            "propertyNames": .object(SchemaDefinition.printable.adding(["not": ["pattern": "^[-+]?[0-9][0-9_]*$"]])),
            "additionalProperties": .object(value),
        ]
    }
}
