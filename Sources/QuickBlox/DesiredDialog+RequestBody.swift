internal import Dialogs
internal import JSON

extension DesiredDialog {
    /// The body of the request that creates the dialog: what is declared and nothing else.
    ///
    /// The server adds the owner by itself. Admins go among a group's occupants too, where the server would add them
    /// (https://docs.quickblox.com/reference/create-dialog, "Admin role overview").
    func requestBody() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("type")
        writer.integer(type.rawValue)
        if let name { writer.member("name", name) }
        if let invited { writer.member("occupants_ids", invited) }
        if let admins { writer.member("admin_ids", admins) }
        if let photo { writer.member("photo", photo) }
        if let joinRequired {
            writer.key("is_join_required")
            writer.integer(joinRequired ? 1 : 0)
        }
        if let data { writer.member("data", data) }
        writer.endObject()
        return writer.bytes
    }

    /// The users that the request names; `nil` for a public dialog, which keeps no occupants.
    private var invited: UserIDs? {
        members?.subtracting([owner])
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ text: ExactText) {
        self.key(key)
        string(text.string)
    }

    fileprivate mutating func member(_ key: String, _ users: UserIDs) {
        self.key(key)
        beginArray()
        for user in users { integer(user.rawValue) }
        endArray()
    }

    fileprivate mutating func member(_ key: String, _ data: CustomData) {
        self.key(key)
        beginObject()
        member("class_name", data.className)
        for field in data.fields {
            self.key(field.key.string)
            scalar(field.value)
        }
        endObject()
    }

    private mutating func scalar(_ value: Scalar) {
        switch value {
        case .text(let text): string(text.string)
        case .integer(let integer): self.integer(integer)
        case .decimal(let decimal): self.decimal(decimal)
        case .boolean(let flag): boolean(flag)
        }
    }
}
