internal import Dialogs
internal import JSON

extension RosterField: DescribedField {
    var summary: String {
        switch self {
        case .fromCSV: "A CSV file, relative to this manifest, that makes a dialog of each row or group of rows."
        case .groupBy:
            """
            The columns whose values tell one dialog from another, none for one dialog; members are united over the \
            rows.
            """
        case .columns: "Names for several columns each, of one number: each row is read for the first ones, and so on."
        case .combine:
            "Whether entries of this file with 'combine' make one dialog of each key, with the members of all."
        case .where: "The values that columns must have, or lists of them; '{not: ...}' for those they must not have."
        case .allow: "Values of columns that are meant although they look damaged, such as #N/A; '*' for all."
        case .separator: "What stands between the members in one cell; by default spaces, commas, semicolons or bars."
        case .dialog(.state):
            """
            Whether the dialog is to be there: 'present', 'absent', a column with one of these words, or \
            '{absent: {column: value}}' for those of some rows. What is absent is deleted where it is known by its ID.
            """
        case .dialog(let field): field.summary
        }
    }

    var valueSchema: JSONObject {
        switch self {
        case .fromCSV: .orValue(SchemaDefinition.text.reference)
        case .separator: SchemaDefinition.text.reference
        case .groupBy: ["type": "array", "items": .object(SchemaDefinition.text.reference)]
        case .columns:
            [
                "type": "object",
                "additionalProperties": [
                    "type": "array", "items": .object(SchemaDefinition.text.reference), "minItems": 1,
                ],
            ]
        case .combine: ["type": "boolean"]
        case .where: SchemaDefinition.conditions.reference
        case .allow: ["type": "object", "additionalProperties": .object(SchemaDefinition.values.reference)]
        // A text that takes in columns says nothing about the text that comes of it.
        case .dialog(.id): SchemaDefinition.text.reference
        case .dialog(.state):
            [
                "anyOf": [
                    .object(DialogField.state.valueSchema), ["type": "string", "pattern": "\\{"],
                    .object(SchemaDefinition.absence.reference),
                ]
            ]
        case .dialog(.managed(let field)) where field.kind == .text:
            .orValue(SchemaDefinition.text.reference)
        case .dialog(.managed(let field)) where field.kind == .users: SchemaDefinition.rosterMembers.reference
        case .dialog(let field): field.valueSchema
        }
    }
}

extension JSONObject {
    /// An entry of the list that makes dialogs from a roster, as far as it can be told without the file's defaults.
    static var roster: JSONObject {
        map(of: RosterField.allCases).adding(["required": .names([RosterField.fromCSV])])
    }

    /// An entry of the list: a roster or a dialog.
    static var entry: JSONObject {
        [
            "if": ["type": "object", "required": .names([RosterField.fromCSV])],
            "then": .object(SchemaDefinition.roster.reference),
            "else": .object(SchemaDefinition.dialog.reference),
        ]
    }
}
