internal import Dialogs
internal import JSON

/// The response that describes a session.
struct SessionResponse {
    /// The user; `nil` for the session of an application, which sends 0.
    let user: UserID?
    /// The application; `nil` where the response does not name it.
    let application: Int?
    /// The token; `nil` where the response does not contain it.
    let token: String?

    /// Reads a response, `{"session": {…}}` or the bare object.
    ///
    /// - Throws: `JSONError` where the body is not an object.
    init(parsing body: [UInt8]) throws(JSONError) {
        let value = try JSONValue(parsing: body)
        guard let object = value.object else { throw JSONError(offset: 0, reason: "expected an object") }
        let session = object["session"]?.object ?? object
        token = session["token"]?.text
        user = Self.number(session["user_id"]).flatMap(UserID.init)
        application = Self.number(session["application_id"])
    }

    private static func number(_ value: JSONValue?) -> Int? {
        value.flatMap { $0.integer ?? $0.text.flatMap { Int($0) } }
    }
}
