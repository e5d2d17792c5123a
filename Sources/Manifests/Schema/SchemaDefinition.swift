internal import Dialogs
internal import JSON

/// The kinds of values that fields share, each defined once in the schema.
///
/// They are as strict as the loader, but for what a JSON Schema cannot see: how a scalar is quoted, and who is defined
/// in which file.
enum SchemaDefinition: String, CaseIterable {
    case text
    case value
    case user
    case userID
    case members
    case data
    case dialog
    case roster
    case combined
    case rosterMembers
    case values
    case conditions
    case absence

    /// A schema that refers to the definition.
    var reference: JSONObject { ["$ref": .string("#/$defs/\(rawValue)")] }

    /// The definition.
    var schema: JSONObject {
        switch self {
        case .text: Self.printable.adding(["type": ["string", "number", "boolean"]])
        case .value:
            [
                "type": "object", "properties": ["value": .object(SchemaDefinition.text.reference)],
                "required": ["value"], "additionalProperties": false,
            ]
        case .user:
            Self.printable.adding([
                "type": ["string", "number", "boolean"], "not": ["type": "integer", "maximum": 0],
            ])
        case .userID:
            [
                "type": ["integer", "string"], "minimum": 1,
                "pattern": .string("^(\(Self.numbers)|(\(Self.prefixes)):.+)$"),
            ]
        case .members: ["type": "array", "items": .object(SchemaDefinition.user.reference)]
        case .data:
            [
                "type": "object",
                "properties": ["class_name": .object(.orValue(SchemaDefinition.text.reference))],
                "propertyNames": .object(Self.printable),
                "additionalProperties": .object(.orValue(["type": ["string", "number", "boolean"]])),
            ]
        case .dialog: .dialog
        case .roster: .roster
        case .combined:
            [
                "properties": .object([RosterField.combine.rawValue: ["const": true]]),
                "required": .names([RosterField.combine]),
            ]
        case .rosterMembers:
            [
                "type": "array",
                "items": [
                    "if": ["type": "object"],
                    "then": .object(
                        JSONObject.map(of: MemberField.allCases).adding(["required": .names([MemberField.each])])
                    ),
                    "else": .object(SchemaDefinition.user.reference),
                ],
            ]
        case .values:
            [
                "type": ["string", "number", "boolean", "array"],
                "items": ["type": ["string", "number", "boolean"]],
            ]
        case .conditions:
            [
                "type": "object",
                "additionalProperties": [
                    "if": ["type": "object"],
                    "then": [
                        "properties": ["not": .object(SchemaDefinition.values.reference)],
                        "required": ["not"], "additionalProperties": false,
                    ],
                    "else": .object(SchemaDefinition.values.reference),
                ],
            ]
        case .absence:
            [
                "type": "object", "required": ["absent"], "additionalProperties": false,
                "properties": [
                    "absent": ["allOf": [.object(SchemaDefinition.conditions.reference), ["minProperties": 1]]]
                ],
            ]
        }
    }

    /// A positive number as YAML writes it.
    private static let numbers = "[+]?[1-9][0-9]*|0x0*[1-9A-Fa-f][0-9A-Fa-f]*|0o0*[1-7][0-7]*"

    /// What stands before what names a person who is looked up.
    private static let prefixes = UserReference.Kind.allCases.map(\.rawValue).joined(separator: "|")

    /// A text with something to see in it and no control characters; says nothing of what is no text.
    static let printable: JSONObject = [
        "pattern": .string("^[^\(controls)]*[^\(controls)\(spaces)][^\(controls)]*$")
    ]

    /// The characters that no text may have, and those of which alone none may consist; the loader's, as classes of a
    /// regular expression.
    private static let controls = #"\u0000-\u001F\u007F-\u009F\u2028\u2029"#
    private static let spaces = #" \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000"#
}

extension JSONObject {
    /// What a field may hold: what a schema says, or a reference to a value of the set.
    static func orValue(_ schema: JSONObject) -> JSONObject {
        [
            "if": ["type": "object"], "then": .object(SchemaDefinition.value.reference), "else": .object(schema),
        ]
    }

    /// The object with more members; those that it has already are replaced.
    func adding(_ others: JSONObject) -> JSONObject {
        JSONObject(members + others.members)
    }
}
