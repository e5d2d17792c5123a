import JSON

/// A complete request to create a session.
///
/// The client has its own type for this; see `SandboxServer`.
struct SessionRequest {
    private let applicationID: String
    private let authKey: String
    private let signature: String
    private let parameters: JSONObject
    let stamp: Session.Stamp

    /// Reads the parameters.
    ///
    /// - Throws: `ErrorResponse` if a required one is missing or is not a number.
    init(_ parameters: JSONObject) throws(ErrorResponse) {
        let required = { (name: String) throws(ErrorResponse) -> String in
            guard let text = parameters[name]?.textParameter, !text.isEmpty else { throw .blank(name) }
            return text
        }
        applicationID = try required("application_id")
        authKey = try required("auth_key")
        guard let timestamp = Int(try required("timestamp")) else { throw .badTimestamp }
        stamp = Session.Stamp(timestamp: timestamp, nonce: try required("nonce"))
        signature = try required("signature")
        self.parameters = parameters
    }

    /// Checks that a client of the application signed the request recently.
    ///
    /// - Throws: `ErrorResponse` if the application, the signature or the timestamp is wrong.
    func verify(
        _ credentials: ApplicationCredentials?,
        at time: Timestamp,
        _ assumptions: Assumptions
    ) throws(ErrorResponse) {
        guard let credentials, applicationID == String(credentials.id), credentials.authKey.matches(authKey) else {
            throw .unknownApplication
        }
        guard Signature.matches(signature, parameters, key: credentials.authSecret, assumptions) else {
            throw .wrongSignature
        }
        guard UsedStamps.isTimely(stamp.timestamp, at: time) else { throw .badTimestamp }
    }

    /// The user that the session signs in; `nil` for an application's session.
    ///
    /// - Throws: `ErrorResponse` if the credentials are wrong or belong to another provider.
    func user(in users: UserDirectory) throws(ErrorResponse) -> User? {
        if parameters["provider"] ?? .null != .null { throw .unsupportedProvider }
        guard let credentials = parameters["user"], credentials != .null else { return nil }
        return try users.user(signingInWith: credentials.object ?? JSONObject())
    }
}

extension UserDirectory {
    /// The user with the given password and login, or e-mail address if there is no such login.
    ///
    /// - Throws: `ErrorResponse`, with the same text whichever part is wrong.
    func user(signingInWith parameters: JSONObject) throws(ErrorResponse) -> User {
        let byLogin = parameters["login"]?.textParameter.flatMap { user(login: $0) }
        let found = byLogin ?? parameters["email"]?.textParameter.flatMap { user(email: $0) }
        guard let found, let password = found.password,
            let given = parameters["password"]?.textParameter, password.matches(given)
        else { throw .unauthorized }
        return found
    }
}
