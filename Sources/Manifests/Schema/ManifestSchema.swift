internal import Dialogs
internal import JSON

/// What a manifest may hold, as a JSON Schema for editors and other tools.
///
/// It is made of the declarations that the loader itself reads by: fields, types, words and limits.
package enum ManifestSchema {
    /// The schema, as JSON for people to read.
    package static var text: String { JSONValue.object(schema).indented }

    private static var schema: JSONObject {
        let heading: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:dialogctl:schema:manifest:1",
            "title": "dialogctl manifest",
            "description": "Declares chat dialogs of a QuickBlox application.",
        ]
        let definitions = SchemaDefinition.allCases.map {
            JSONObject.Member(key: $0.rawValue, value: .object($0.schema))
        }
        return heading.adding(.map(of: ManifestField.allCases)).adding([
            "required": .names([ManifestField.version]),
            "allOf": .array(DefaultRule.all),
            "$defs": .object(JSONObject(definitions)),
        ])
    }
}

extension JSONValue {
    /// The names of these fields.
    static func names(_ fields: [some FieldName]) -> Self { .array(fields.map { .string($0.rawValue) }) }
}
