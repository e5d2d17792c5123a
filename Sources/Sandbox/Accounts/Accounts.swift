import JSON

/// Who may call the API, and which users the application has.
struct Accounts {
    private let apiKey: String
    /// The header of most requests, which is not taken apart again and again; nothing where it would not be a key.
    private let knownAuthorization: String?
    let users: UserDirectory
    /// What sessions are signed with; nothing where none can be created.
    let credentials: ApplicationCredentials?
    /// When the sandbox was started, which is when its users were created.
    let start: Timestamp
    /// The sessions that are open.
    var sessions: Sessions

    init(
        apiKey: String,
        tokens: [String: Int],
        users: UserRanges?,
        file: AccountsFile,
        start: Timestamp
    ) {
        self.apiKey = apiKey
        let authorization = "ApiKey \(apiKey)"
        knownAuthorization = Self.isKey(authorization, apiKey) ? authorization : nil
        self.users = UserDirectory(declared: file.users, ranges: users)
        credentials = file.application
        self.start = start
        sessions = Sessions(tokens: tokens, start: start)
    }

    /// Whom the credentials of a request stand for.
    struct Caller: Hashable {
        /// The user; nothing for an application's session, and for a key without a user.
        let user: Int?
        /// The token, where that was the credential.
        let token: String?
    }

    /// The caller that a request's headers prove.
    ///
    /// A request with both a key and a token is taken as the key's, as the reference says of the tokens endpoint
    /// ("QB-Token ignored"); for dialogs it says only that one of them must be used.
    ///
    /// - Throws: `ErrorResponse`, with the status 401, where they prove none.
    func caller(_ headers: SandboxRequest.Headers, at time: Timestamp) throws(ErrorResponse) -> Caller {
        if let authorization = headers.authorization {
            guard isKey(authorization) else { throw .unauthorized }
            return Caller(user: headers.onBehalfOf.flatMap { Int($0.trimmed) }.flatMap(existing), token: nil)
        }
        guard let token = headers.token else { throw .noCredentials }
        guard let session = sessions.session(token, at: time) else { throw .unknownSession }
        return Caller(user: session.user.flatMap(existing), token: token)
    }

    /// Whether all of some users exist.
    func exist(_ users: some Sequence<Int>) -> Bool {
        users.allSatisfy { self.users.contains($0) }
    }

    /// Whether a header holds the API key, as `ApiKey KEY`.
    func isKey(_ authorization: String) -> Bool {
        if let knownAuthorization, authorization.hasSameBytes(as: knownAuthorization) { return true }
        return Self.isKey(authorization, apiKey)
    }

    private static func isKey(_ authorization: String, _ apiKey: String) -> Bool {
        let words = authorization.split(separator: " ", maxSplits: 1)
        return words.count == 2 && words[0].lowercased() == "apikey" && words[1].utf8.elementsEqual(apiKey.utf8)
    }

    private func existing(_ user: Int) -> Int? { users.contains(user) ? user : nil }
}
