import JSON

/// What a store keeps beside dialogs, as the objects in its lines.
extension User {
    /// The user with everything that is known, the password as a code.
    var stored: JSONValue {
        var object = JSONObject([.init(key: "id", value: .integer(id))])
        for (name, text) in [
            ("login", login), ("email", email), ("phone", phone), ("full_name", fullName), ("website", website),
            ("facebook_id", facebookID), ("custom_data", customData), ("created_at", createdAt?.iso8601),
            ("updated_at", updatedAt?.iso8601),
        ] { object[name] = text.map(JSONValue.string) }
        object["external_user_id"] = externalID.map(JSONValue.integer)
        object["blob_id"] = blobID.map(JSONValue.integer)
        object["password"] = password?.stored
        if !tags.isEmpty { object["user_tags"] = .array(tags.map(JSONValue.string)) }
        return .object(object)
    }

    /// Reads a stored user.
    ///
    /// - Throws: `LineError` for the first member that is missing or invalid.
    init(stored row: SeedRow) throws(SeedRow.LineError) {
        let positive = { (value: JSONValue) in value.integer.flatMap { $0 > 0 ? $0 : nil } }
        self.init(
            id: try row.required("id", "a positive integer", positive),
            login: try row.optional("login", "a string", \.text),
            password: try row.optional("password", "the code of a password", PasswordProof.init(stored:)),
            email: try row.optional("email", "a string", \.text),
            phone: try row.optional("phone", "a string", \.text),
            externalID: try row.optional("external_user_id", "a positive integer", positive),
            fullName: try row.optional("full_name", "a string", \.text),
            website: try row.optional("website", "a string", \.text),
            facebookID: try row.optional("facebook_id", "a string", \.text),
            blobID: try row.optional("blob_id", "a positive integer", positive),
            customData: try row.optional("custom_data", "a string", \.text),
            tags: try row.optional("user_tags", "an array of strings", \.texts) ?? [],
            createdAt: try row.optional("created_at", SeedRow.datePhrase, SeedRow.date),
            updatedAt: try row.optional("updated_at", SeedRow.datePhrase, SeedRow.date)
        )
    }
}

extension CustomClass {
    /// The class, with the types of its fields by name.
    var stored: JSONValue {
        var object = JSONObject([.init(key: "name", value: .string(name))])
        object["_id"] = id.map { .string($0.description) }
        object["user_id"] = .integer(userID)
        object["fields"] = .object(
            JSONObject(fields.map { .init(key: $0.name, value: .string($0.type.name)) })
        )
        object["acl"] = .object(permissions)
        return .object(object)
    }

    /// Reads a stored class.
    ///
    /// - Throws: `LineError` for the first member that is missing or invalid.
    init(stored row: SeedRow) throws(SeedRow.LineError) {
        let fields = try row.required("fields", "an object of types") { value in
            value.object.flatMap { object -> [CustomField]? in
                let fields = object.compactMap { name, value in
                    value.text.flatMap(CustomFieldType.init).map { CustomField(name: name, type: $0) }
                }
                return fields.count == object.count ? fields : nil
            }
        }
        self.init(name: try row.required("name", "a string", \.text), fields: fields)
        id = try row.optional("_id", "24 hexadecimal digits") { $0.text.flatMap(DialogIdentifier.init) }
        userID = try row.optional("user_id", "an integer", \.integer) ?? 0
        permissions = try row.optional("acl", "an object", \.object) ?? permissions
    }
}

extension Message {
    /// The message, with who has read it.
    var stored: JSONValue {
        var object = JSONObject([.init(key: "_id", value: .string(id.description))])
        object["chat_dialog_id"] = .string(dialogID.description)
        object["sender_id"] = .integer(sender)
        object["recipient_id"] = .integer(recipient)
        object["message"] = text.map(JSONValue.string)
        object["date_sent"] = .integer(dateSent.seconds)
        if !attachments.isEmpty { object["attachments"] = .array(attachments) }
        if isMarkable { object["markable"] = true }
        if !custom.isEmpty { object["custom"] = .object(custom) }
        if !readers.isEmpty { object["read_ids"] = .array(readers.sorted().map(JSONValue.integer)) }
        return .object(object)
    }

    /// Reads a stored message.
    ///
    /// - Throws: `LineError` for the first member that is missing or invalid.
    init(stored row: SeedRow) throws(SeedRow.LineError) {
        let identifier = { (value: JSONValue) in value.text.flatMap(DialogIdentifier.init) }
        let readers = try row.optional("read_ids", "an array of integers") { $0.array.map { $0.compactMap(\.integer) } }
        self.init(
            id: try row.required("_id", "24 hexadecimal digits", identifier),
            dialogID: try row.required("chat_dialog_id", "24 hexadecimal digits", identifier),
            sender: try row.required("sender_id", "an integer", \.integer),
            recipient: try row.optional("recipient_id", "an integer", \.integer) ?? 0,
            text: try row.optional("message", "a string", \.text),
            dateSent: Timestamp(seconds: try row.required("date_sent", "an integer", \.integer)),
            attachments: try row.optional("attachments", "an array", \.array) ?? [],
            isMarkable: try row.optional("markable", "true", \.flagParameter) ?? false,
            custom: try row.optional("custom", "an object", \.object) ?? JSONObject(),
            readers: Set(readers ?? [])
        )
    }
}

extension JSONValue {
    /// The strings of an array that has nothing else.
    fileprivate var texts: [String]? {
        guard let array else { return nil }
        let texts = array.compactMap(\.text)
        return texts.count == array.count ? texts : nil
    }
}
