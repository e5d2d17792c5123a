/// Who may call the API, and which users the application has.
struct Accounts {
    private let apiKey: String
    private let tokens: [String: Int]
    /// The users that exist; nothing where every user does.
    private let users: UserRanges?

    init(apiKey: String, tokens: [String: Int], users: UserRanges?) {
        self.apiKey = apiKey
        self.tokens = tokens
        self.users = users
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
    /// A request with both a key and a token is taken as the key's, as the reference says of the tokens endpoint ("QB-Token
    /// ignored"); for dialogs it says only that one of them must be used.
    ///
    /// - Throws: `Refusal`, with the status 401, where they prove none.
    func caller(_ headers: SandboxRequest.Headers) throws(Refusal) -> Caller {
        if let authorization = headers.authorization {
            guard isKey(authorization) else { throw .unauthorized }
            return Caller(user: headers.onBehalfOf.flatMap { Int($0.trimmed) }.flatMap(existing), token: nil)
        }
        guard let token = headers.token else { throw .noCredentials }
        guard let user = tokens[token] else { throw .unknownSession }
        return Caller(user: existing(user), token: token)
    }

    /// Whether all of some users exist.
    func exist(_ users: some Sequence<Int>) -> Bool {
        users.allSatisfy { existing($0) != nil }
    }

    private func existing(_ user: Int) -> Int? {
        user > 0 && users?.contains(user) ?? true ? user : nil
    }

    private func isKey(_ authorization: String) -> Bool {
        let words = authorization.split(separator: " ", maxSplits: 1)
        return words.count == 2 && words[0].lowercased() == "apikey" && words[1].utf8.elementsEqual(apiKey.utf8)
    }
}
