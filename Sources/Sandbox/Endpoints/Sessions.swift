import JSON

/// The sessions behind the tokens that the sandbox was started with.
struct Sessions {
    let applicationID: Int
    let start: Timestamp

    /// A session ends two hours after its last request.
    static func expiry(at time: Timestamp) -> Timestamp {
        Timestamp(seconds: time.seconds + 2 * 60 * 60)
    }

    /// Answers `GET /session.json`; the user of an application's session is 0.
    ///
    /// - Throws: `Refusal`, where the request comes with a key, which has no session.
    func show(_ exchange: Exchange) throws(Refusal) -> SandboxResponse {
        guard let caller = exchange.caller, let token = caller.token else { throw .unknownSession }
        let user = caller.user ?? 0
        let identifier = DialogIdentifier(seconds: start.seconds, counter: UInt64(user))
        let session: JSONValue = [
            "_id": .string(identifier.description),
            "application_id": .integer(applicationID),
            "created_at": .string(start.iso8601),
            "device_id": 0,
            "id": .integer(user + 1),
            "nonce": 1,
            "token": .string(token),
            "ts": .integer(start.seconds),
            "updated_at": .string(start.iso8601),
            "user_id": .integer(user),
        ]
        return SandboxResponse(status: 200, ["session": session])
    }
}
