internal import Applying
internal import JSON

/// The JSON Schema of one line of results in JSON.
package enum ResultSchema {
    /// The schema, as JSON for people to read.
    package static var text: String { JSONValue.object(schema).indented }

    private static var schema: JSONObject {
        let columns = ResultRow.Column.allCases
        let heading: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:dialogctl:schema:results:1",
            "$comment": .string(
                "Version 1 keeps what is here: no member goes, changes its meaning or its type. Later versions of "
                    + "dialogctl may add members: ignore those that you do not know."
            ),
            "title": "A line of dialogctl's results",
            "description": "What `--results rooms.jsonl` and `dialogctl results --format jsonl` write for each dialog.",
            "type": "object",
        ]
        let members: JSONObject = [
            "properties": .object(JSONObject(columns.map { JSONObject.Member(key: $0.rawValue, value: $0.schema) })),
            "required": .array(columns.map { .string($0.rawValue) }),
        ]
        return JSONObject(heading.members + members.members)
    }
}

extension ResultRow.Column {
    fileprivate var schema: JSONValue {
        let type: JSONValue =
            switch self {
            case .path: "string"
            case .outcome: "string"
            case .line: "integer"
            case .owner: ["integer", "null"]
            case .key, .type, .name, .id, .jid, .action, .reason: ["string", "null"]
            }
        return ["description": .string(meaning), "type": type]
    }

    /// What stands in the column.
    private var meaning: String {
        switch self {
        case .key: "The dialog's identity in git; null for a private dialog that is left out."
        case .owner: "The user ID of its owner; null where it is not known."
        case .type: "public, group or private; null where it is not known."
        case .name: "The declared name; a private dialog has none."
        case .id: "The `_id` of the live dialog."
        case .jid: "The address of its chat room; a private dialog has none."
        case .action: "What the plan says of it."
        case .outcome: "What became of it; `missing` or `to update` where nothing was done yet, `postponed` by --limit."
        case .reason: "Why it is not as declared, or was left alone or out."
        case .path: "The file that declares it."
        case .line: "The line in that file."
        }
    }
}
