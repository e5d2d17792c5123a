internal import JSON

/// A field with what the schema says of it.
protocol DescribedField: FieldName {
    /// What the field is for, in a sentence, as editors show it.
    var summary: String { get }
    /// What its value must be, as a JSON Schema.
    var valueSchema: JSONObject { get }
}

extension DescribedField {
    /// The member of a schema's `properties` for the field.
    var property: JSONObject.Member {
        var schema = valueSchema
        schema["description"] = .string(summary)
        return JSONObject.Member(key: rawValue, value: .object(schema))
    }
}

extension JSONObject {
    /// A map that has these fields and no others.
    static func map(of fields: some Sequence<some DescribedField>) -> Self {
        [
            "type": "object", "properties": .object(JSONObject(fields.map(\.property))),
            "additionalProperties": false,
        ]
    }
}
