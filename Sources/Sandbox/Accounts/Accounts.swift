import JSON

/// Who may call the API, and which users the application has.
struct Accounts {
    private let apiKey: String
    /// The `Authorization` header of most requests, compared as a whole so that it need not be parsed each time; `nil`
    /// if it would not parse as the key.
    private let knownAuthorization: String?
    var users: UserDirectory
    /// What sessions are signed with; `nil` if none can be created.
    let credentials: ApplicationCredentials?
    /// When the sandbox was started, which is also the creation time of its users.
    let start: Timestamp
    /// The open sessions.
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

    /// The identity that the credentials of a request prove.
    struct Caller: Hashable {
        /// The user; `nil` for an application's session, and for a key without a user.
        let user: Int?
        /// The token, if that was the credential.
        let token: String?
    }

    /// The caller that the headers of a request prove.
    ///
    /// If a request has both a key and a token, the key counts, as the reference says of the tokens endpoint ("QB-Token
    /// ignored"); for dialogs it says only that one of them must be used. An `Authorization` of another scheme, such as
    /// that of a proxy, is none of the API's, and does not matter beside a token.
    ///
    /// - Throws: `ErrorResponse` with the status 401 if they prove none.
    func caller(_ headers: SandboxRequest.Headers, at time: Timestamp) throws(ErrorResponse) -> Caller {
        if let authorization = headers.authorization, headers.token == nil || claimsKey(authorization) {
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

    /// Whether an `Authorization` header holds the API key, as `ApiKey KEY`.
    func isKey(_ authorization: String) -> Bool {
        if let knownAuthorization, authorization.hasSameBytes(as: knownAuthorization) { return true }
        return Self.isKey(authorization, apiKey)
    }

    /// Whether an `Authorization` header has the scheme of API keys, whatever the key is.
    private func claimsKey(_ authorization: String) -> Bool {
        if let knownAuthorization, authorization.hasSameBytes(as: knownAuthorization) { return true }
        return authorization.prefix { $0 != " " }.lowercased() == "apikey"
    }

    private static func isKey(_ authorization: String, _ apiKey: String) -> Bool {
        let words = authorization.split(separator: " ", maxSplits: 1)
        return words.count == 2 && words[0].lowercased() == "apikey" && words[1].utf8.elementsEqual(apiKey.utf8)
    }

    private func existing(_ user: Int) -> Int? { users.contains(user) ? user : nil }
}
