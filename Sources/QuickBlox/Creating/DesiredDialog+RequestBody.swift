internal import Dialogs
internal import JSON

extension DesiredDialog {
    /// The body of the request that creates the dialog: exactly what is declared; what is to be empty is left out.
    ///
    /// The server adds the owner itself. A group's admins are also listed as occupants, where the server would add them
    /// (https://docs.quickblox.com/reference/create-dialog, "Admin role overview").
    func requestBody() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        writer.member("type", type.rawValue)
        for field in ManagedField.all {
            guard let value = sent(field), value != .text("") else { continue }
            writer.member(field.wireName, value, without: field == .occupants ? owner : nil)
        }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    /// Adds a field of a dialog with its value, a list of users without one of them.
    mutating func member(_ key: StaticString, _ value: DeclaredValue, without excluded: UserID? = nil) {
        switch value {
        case .text(let text): member(key, text.string)
        case .flag(let flag): member(key, flag ? 1 : 0)
        case .users(let users):
            member(key, users.ascending.lazy.filter { $0 != excluded })
        case .data(let data):
            self.key(key)
            object(data)
        }
    }

    /// Adds a list of users.
    mutating func member(_ key: StaticString, _ users: some Sequence<UserID>) {
        self.key(key)
        beginArray()
        for user in users { integer(user.rawValue) }
        endArray()
    }

    private mutating func object(_ data: CustomData) {
        beginObject()
        member("class_name", data.className.string)
        for field in data.fields.ascending {
            key(field.key.string)
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
