import JSON

/// A request to create a session, once it is known to be complete.
struct SessionRequest {
    private let applicationID: String
    private let authKey: String
    private let signature: String
    private let parameters: JSONObject
    let stamp: Session.Stamp

    /// Reads the parameters.
    ///
    /// - Throws: `ErrorResponse`, where one that is required is missing or is no number.
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

    /// Checks that the application's own client sent the request, and lately.
    ///
    /// - Throws: `ErrorResponse`, where the application is another one, the signature is wrong, or the time is.
    func verify(_ credentials: ApplicationCredentials?, at time: Timestamp) throws(ErrorResponse) {
        guard let credentials, applicationID == String(credentials.id), credentials.authKey.matches(authKey) else {
            throw .unknownApplication
        }
        guard Signature.hexadecimal(of: parameters, key: credentials.authSecret) == signature else {
            throw .wrongSignature
        }
        guard UsedStamps.isTimely(stamp.timestamp, at: time) else { throw .badTimestamp }
    }

    /// The user that is signed in with the session; nothing for an application's session.
    ///
    /// - Throws: `ErrorResponse`, where the credentials are wrong or are another network's.
    func user(in users: UserDirectory) throws(ErrorResponse) -> User? {
        if parameters["provider"] ?? .null != .null { throw .unsupportedProvider }
        guard let credentials = parameters["user"], credentials != .null else { return nil }
        return try users.user(signingInWith: credentials.object ?? JSONObject())
    }
}

extension UserDirectory {
    /// The user whose login, or else e-mail address, and password are given.
    ///
    /// - Throws: `ErrorResponse`, with one text whatever of it is wrong.
    func user(signingInWith parameters: JSONObject) throws(ErrorResponse) -> User {
        let byLogin = parameters["login"]?.textParameter.flatMap { user(login: $0) }
        let found = byLogin ?? parameters["email"]?.textParameter.flatMap { user(email: $0) }
        guard let found, let password = found.password,
            let given = parameters["password"]?.textParameter, password.matches(given)
        else { throw .unauthorized }
        return found
    }
}
