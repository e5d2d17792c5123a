import JSON

/// One session: a token that stands for the application, or for one of its users.
struct Session: Hashable {
    let id: Int
    let token: String
    /// The user; `nil` in an application's session.
    var user: Int?
    /// The timestamp and nonce of the signed request.
    let stamp: Stamp
    let createdAt: Timestamp
    var updatedAt: Timestamp
    /// When the session ends unless it is used before; `nil` if it never ends.
    var expiry: Timestamp?

    /// The timestamp and nonce of a session, which must be unique among signed requests.
    struct Stamp: Hashable {
        /// Seconds since 1970, by the client's clock.
        let timestamp: Int
        /// The nonce as the client sent it.
        let nonce: String

        /// The nonce as the reference shows it in responses: an integer.
        ///
        /// Clients also send strings and fractions; a fraction is dropped, and a string that is not a number becomes 0.
        var nonceNumber: Int {
            Int(nonce) ?? Int(nonce.prefix { $0 != "." }) ?? 0
        }
    }

    /// The session as the API returns it; the user of an application's session is 0.
    func body(applicationID: Int) -> JSONValue {
        let session: JSONValue = [
            "_id": .string(String(id)),
            "application_id": .integer(applicationID),
            "created_at": .string(createdAt.iso8601),
            "device_id": 0,
            "id": .integer(id),
            "nonce": .integer(stamp.nonceNumber),
            "token": .string(token),
            "ts": .integer(stamp.timestamp),
            "updated_at": .string(updatedAt.iso8601),
            "user_id": .integer(user ?? 0),
        ]
        return ["session": session]
    }
}
