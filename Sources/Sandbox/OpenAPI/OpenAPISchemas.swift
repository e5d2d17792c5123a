import JSON

/// The schemas of the machine-readable description (https://json-schema.org/draft/2020-12/schema).
enum OpenAPISchemas {
    /// All schemas by their names, in the order of the description.
    static var all: [JSONObject.Member] { ofRequests + ofDialogs + ofUsers + ofClasses + ofErrors }

    private static var ofRequests: [JSONObject.Member] {
        let ids: JSONValue = ["type": "array", "items": id]
        return [
            schema(
                "NewDialog",
                ["type": ["enum": [1, 2, 3]], "name": text, "occupants_ids": ids, "admin_ids": ids],
                required: ["type"]
            ),
            schema("NewMessage", ["chat_dialog_id": text, "message": text], required: ["chat_dialog_id"]),
            schema("NotificationsChange", ["enabled": ["enum": [0, 1]]], required: ["enabled"]),
            .init(key: "Parameters", value: ["type": "object"]),
        ]
    }

    private static var ofDialogs: [JSONObject.Member] {
        let ids: JSONValue = ["type": "array", "items": id]
        let dialog: JSONObject = [
            "_id": objectID, "created_at": time, "last_message": textOrNull, "last_message_date_sent": numberOrNull,
            "last_message_id": textOrNull, "last_message_user_id": numberOrNull, "name": textOrNull,
            "occupants_ids": ids, "admin_ids": ids, "photo": textOrNull, "type": ["enum": [1, 2, 3]],
            "updated_at": time, "user_id": id, "xmpp_room_jid": textOrNull, "unread_messages_count": numberOrNull,
            "is_join_required": numberOrNull, "data": ["type": "object"],
        ]
        let message: JSONObject = [
            "_id": objectID, "attachments": ["type": "array"], "chat_dialog_id": objectID,
            "date_sent": ["type": "integer"], "message": textOrNull, "recipient_id": ["type": "integer"],
            "sender_id": id, "read": ["enum": [0, 1]],
        ]
        return [
            schema("Dialog", dialog, required: ["_id", "created_at", "name", "occupants_ids", "type", "user_id"]),
            listing("Dialogs", of: "Dialog", required: ["skip", "limit", "items"]),
            schema(
                "Notifications",
                ["notifications": ["type": "object", "properties": ["enabled": ["enum": [0, 1]]]]],
                required: ["notifications"]
            ),
            schema("Message", message, required: message.members.map(\.key)),
            listing("Messages", of: "Message", required: ["skip", "limit", "items"]),
            .init(
                key: "UnreadCounts",
                value: ["type": "object", "required": ["total"], "additionalProperties": ["type": "integer"]]
            ),
        ]
    }

    private static var ofUsers: [JSONObject.Member] {
        let user: JSONObject = [
            "id": id, "full_name": textOrNull, "email": textOrNull, "login": textOrNull, "phone": textOrNull,
            "created_at": time, "updated_at": time, "external_user_id": numberOrNull, "user_tags": textOrNull,
        ]
        let session: JSONObject = [
            "id": ["type": "integer"], "application_id": ["type": "integer"], "token": text,
            "user_id": ["type": "integer"], "created_at": time, "updated_at": time,
        ]
        let within = { (members: JSONObject) -> JSONValue in
            [
                "type": "object", "properties": .object(members),
                "required": .array(members.members.map { .string($0.key) }),
            ]
        }
        return [
            schema("User", ["user": within(user)], required: ["user"]),
            listing("Users", of: "User", required: ["current_page", "per_page", "total_entries", "items"]),
            schema("Session", ["session": within(session)], required: ["session"]),
            schema("Token", ["token": text, "expires_at": time], required: ["token", "expires_at"]),
            schema(
                "AccountSettings",
                ["account_id": ["type": "integer"], "api_endpoint": text, "chat_endpoint": text],
                required: ["account_id", "api_endpoint", "chat_endpoint"]
            ),
        ]
    }

    private static var ofClasses: [JSONObject.Member] {
        [
            schema(
                "CustomClass",
                ["name": text, "custom_fields": ["type": "array"], "application_id": ["type": "integer"]],
                required: ["name", "custom_fields", "application_id"]
            ),
            listing("CustomClasses", of: "CustomClass", required: ["items"]),
            schema(
                "Records",
                ["class_name": text, "skip": ["type": "integer"], "limit": ["type": "integer"]],
                required: ["class_name", "skip", "limit", "items"]
            ),
        ]
    }

    /// The shapes of errors: a list, a list for each name, a list for a field, or a message.
    private static var ofErrors: [JSONObject.Member] {
        [.init(key: "Error", value: ["type": "object", "minProperties": 1])]
    }

    private static func schema(_ name: String, _ properties: JSONObject, required: [String]) -> JSONObject.Member {
        .init(
            key: name,
            value: [
                "type": "object", "properties": .object(properties),
                "required": .array(required.map(JSONValue.string)),
            ]
        )
    }

    /// A page; without the number of rows alone, which `count=1` answers.
    private static func listing(_ name: String, of row: String, required: [String]) -> JSONObject.Member {
        let items: JSONValue = ["type": "array", "items": ["$ref": .string("#/components/schemas/\(row)")]]
        return schema(name, ["items": items], required: required)
    }

    private static let id: JSONValue = ["type": "integer", "minimum": 1]
    private static let objectID: JSONValue = ["type": "string", "pattern": "^[0-9a-f]{24}$"]
    private static let text: JSONValue = ["type": "string"]
    private static let textOrNull: JSONValue = ["type": ["string", "null"]]
    private static let numberOrNull: JSONValue = ["type": ["integer", "null"]]
    private static let time: JSONValue = ["type": "string", "format": "date-time"]
}
