import JSON

/// The parameters of a request to create a message.
///
/// `send_to_chat` is read and has no effect: nothing is delivered by XMPP here, and the reference says that the message
/// is in the history either way.
struct MessageParameters {
    /// The limit on the length of a text, in Unicode scalars, and of all parameters as JSON, in bytes: limits of the
    /// sandbox, as the live service's are not documented.
    static let longestText = 5_000
    static let longest = 8_192

    /// The ID of the dialog; `nil` if the recipient tells which it is.
    let dialogID: String?
    /// The other user of a private dialog, which is created if there is none.
    let recipient: Int?
    let text: String?
    let attachments: [JSONValue]
    let isMarkable: Bool
    let custom: JSONObject

    /// Names that are no parameters of a client's own: those that are read here, and those that only answers have.
    private static let ownNames: Set<String> = [
        "_id", "attachments", "chat_dialog_id", "created_at", "date_sent", "delivered_ids", "markable", "message",
        "read",
        "read_ids", "recipient_id", "send_to_chat", "sender_id", "token", "updated_at",
    ]

    /// Reads the parameters.
    ///
    /// - Throws: `ErrorResponse` with the status 400 if nothing says where the message is to go, or a parameter has
    ///   another form; with 422 if there is no text and no attachment, or too much. All of that is a guess.
    init(_ parameters: JSONObject) throws(ErrorResponse) {
        dialogID = parameters["chat_dialog_id"]?.textParameter.flatMap { $0.isEmpty ? nil : $0 }
        recipient = parameters["recipient_id"]?.integerParameter
        guard dialogID != nil || recipient != nil else {
            throw .errors(status: 400, "chat_dialog_id or recipient_id is missing.")
        }
        text = try Self.text(parameters["message"] ?? .null)
        attachments = try Self.attachments(parameters["attachments"] ?? .null)
        isMarkable = parameters["markable"]?.flagParameter ?? false
        custom = JSONObject(parameters.members.filter { !Self.ownNames.contains($0.key) })
        guard text != nil || !attachments.isEmpty else { throw .blank("message") }
        let size = JSONValue.object(parameters).serialized().count
        guard size <= Self.longest else {
            throw .named(status: 422, "message", "is too long (maximum is \(Self.longest) bytes with all parameters)")
        }
    }

    private static func text(_ value: JSONValue) throws(ErrorResponse) -> String? {
        guard value != .null else { return nil }
        guard let text = value.textParameter else { throw .wrongFormat(of: "message") }
        guard text.unicodeScalars.count <= longestText else {
            throw .named(status: 422, "message", "is too long (maximum is \(longestText) characters)")
        }
        return text.isEmpty ? nil : text
    }

    /// The attachments, which the reference sends as an object of `0`, `1` and so on.
    private static func attachments(_ value: JSONValue) throws(ErrorResponse) -> [JSONValue] {
        switch value {
        case .null, "": return []
        case .array(let values): return values
        case .object(let members): return members.members.map(\.value)
        default: throw .wrongFormat(of: "attachments")
        }
    }
}
