import JSON

/// One line of a seed: a dialog as the API returns it.
struct SeedRow {
    /// Why a line is invalid.
    struct LineError: Error {
        let reason: String

        init(_ reason: String) {
            self.reason = reason
        }
    }

    let members: JSONObject

    /// Reads a line.
    ///
    /// - Throws: `LineError` if it is not a JSON object.
    init(_ line: some Collection<UInt8>) throws(LineError) {
        do throws(JSONError) {
            guard let members = try JSONValue(parsing: line).object else {
                throw JSONError(offset: 0, reason: "expected an object")
            }
            self.members = members
        } catch {
            throw LineError("\(error)")
        }
    }

    init(_ members: JSONObject) {
        self.members = members
    }

    /// The dialog of the line.
    ///
    /// - Throws: `LineError` for the first member that is missing or invalid.
    func dialog(applicationID: Int) throws(LineError) -> Dialog {
        let id = try required("_id", "24 hexadecimal digits") { $0.text.flatMap(DialogIdentifier.init) }
        let kind = try required("type", "1, 2 or 3") { $0.integer.flatMap(DialogKind.init(rawValue:)) }
        let createdAt = try required("created_at", Self.datePhrase, Self.date)
        return Dialog(
            id: id,
            kind: kind,
            owner: try required("user_id", "a positive integer") { $0.integer.flatMap { $0 > 0 ? $0 : nil } },
            name: try name(kind),
            photo: try optional("photo", "a string", \.text),
            occupants: try occupants(kind),
            admins: try users("admin_ids"),
            joinRequired: try optional("is_join_required", "0 or 1") {
                [0, 1].contains($0.integer) ? $0.integer : nil
            },
            data: try optional("data", "an object", \.object),
            roomJID: try roomJID(kind, default: "\(applicationID)_\(id)@muc.chat.quickblox.com"),
            createdAt: createdAt,
            updatedAt: try optional("updated_at", Self.datePhrase, Self.date) ?? createdAt,
            lastMessage: try lastMessage
        )
    }

    private var lastMessage: Dialog.LastMessage {
        get throws(LineError) {
            Dialog.LastMessage(
                text: try optional("last_message", "a string", \.text),
                dateSent: try optional("last_message_date_sent", "an integer", \.integer),
                id: try optional("last_message_id", "a string", \.text),
                userID: try optional("last_message_user_id", "an integer", \.integer)
            )
        }
    }

    private func name(_ kind: DialogKind) throws(LineError) -> String? {
        // The name of a private dialog is that of the other user, as seen by the one who listed it: it is not a field
        // of the dialog.
        kind == .private ? nil : try required("name", "a string", \.text)
    }

    private func roomJID(_ kind: DialogKind, default address: String) throws(LineError) -> String? {
        kind == .private ? nil : try optional("xmpp_room_jid", "a string", \.text) ?? address
    }

    private func occupants(_ kind: DialogKind) throws(LineError) -> [Int] {
        let occupants = try users("occupants_ids")
        switch kind {
        case .public where !occupants.isEmpty: throw LineError("a public dialog has no 'occupants_ids'")
        case .group where occupants.isEmpty: throw LineError("a group dialog has at least one of 'occupants_ids'")
        case .private:
            let pair = occupants.ascending
            guard pair.count == 2 else { throw LineError("a private dialog has two 'occupants_ids'") }
            return pair
        case .public, .group: return occupants
        }
    }

    /// The users of a list in ascending order; as the API may answer one twice, repeats are kept.
    private func users(_ key: String) throws(LineError) -> [Int] {
        let users = try optional(key, "an array of positive integers") { value in
            value.array.flatMap { values in
                let users = values.compactMap(\.integer).filter { $0 > 0 }
                return users.count == values.count ? users : nil
            }
        }
        return (users ?? []).sorted()
    }
}

extension SeedRow {
    /// What a date is, in words.
    static let datePhrase = "a date such as '2019-09-08T17:24:11Z'"

    /// A date in the API's format; `nil` if it is none.
    static func date(_ value: JSONValue) -> Timestamp? {
        value.text.flatMap { Timestamp(iso8601: $0) }
    }

    /// A member that is to be there.
    ///
    /// - Throws: `LineError` if it is missing, or is not what it should be, said in a phrase.
    func required<Value>(
        _ key: String,
        _ phrase: String,
        _ read: (JSONValue) -> Value?
    ) throws(LineError) -> Value {
        guard let value = try optional(key, phrase, read) else { throw LineError("'\(key)' is missing") }
        return value
    }

    /// A member that may be missing or `null`.
    ///
    /// - Throws: `LineError` if it is not what it should be.
    func optional<Value>(
        _ key: String,
        _ phrase: String,
        _ read: (JSONValue) -> Value?
    ) throws(LineError) -> Value? {
        guard let member = members[key], member != .null else { return nil }
        guard let value = read(member) else { throw LineError("'\(key)' is not \(phrase)") }
        return value
    }
}
