import JSON

/// One session: a token that stands for the application, or for one of its users.
struct Session: Hashable {
    let id: Int
    let token: String
    /// The user; nothing in an application's session.
    var user: Int?
    /// What the client signed with.
    let stamp: Stamp
    let createdAt: Timestamp
    var updatedAt: Timestamp
    /// When it ends if nothing is asked in it before; nothing where it never does.
    var expiry: Timestamp?

    /// A session's time and number, which no two signed requests may share.
    struct Stamp: Hashable {
        /// Seconds since 1970, by the client's clock.
        let timestamp: Int
        /// The number as the client wrote it.
        let nonce: String

        /// The number as the reference has it in answers: an integer.
        ///
        /// Clients send texts and fractions too; a fraction is dropped, and a text that is no number is 0.
        var nonceNumber: Int {
            Int(nonce) ?? Int(nonce.prefix { $0 != "." }) ?? 0
        }
    }

    /// The session as the API answers it; the user of an application's session is 0.
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
