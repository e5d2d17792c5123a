internal import Dialogs
internal import JSON

extension DesiredDialog {
    /// The body of the request that creates the dialog: what is declared and nothing else.
    ///
    /// The server adds the owner by itself. Admins go among a group's occupants too, where the server would add them
    /// (https://docs.quickblox.com/reference/create-dialog, "Admin role overview").
    func requestBody() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        writer.member("type", type.rawValue)
        if let name { writer.member("name", name.string) }
        if let members { writer.member("occupants_ids", members, without: owner) }
        if let admins { writer.member("admin_ids", admins) }
        if let photo { writer.member("photo", photo.string) }
        if let joinRequired { writer.member("is_join_required", joinRequired ? 1 : 0) }
        if let data { writer.member("data", data) }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ users: UserIDs, without excluded: UserID? = nil) {
        self.key(key)
        beginArray()
        for user in users.ascending where user != excluded { integer(user.rawValue) }
        endArray()
    }

    fileprivate mutating func member(_ key: String, _ data: CustomData) {
        self.key(key)
        beginObject()
        member("class_name", data.className.string)
        for field in data.fields.ascending {
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
