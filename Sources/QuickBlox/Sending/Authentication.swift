internal import Dialogs
internal import HTTP
package import Platform

/// Authorizes the requests of a run; all its readers and stores share one.
package struct Authentication: Sendable {
    private let proof: Proof
    private let cache = CachedAuthorization()
    /// Keeps the credentials out of texts.
    let redaction: Redaction

    private enum Proof {
        /// Kept as header fields, whose descriptions show no values.
        case apiKey(HTTPHeader)
        case token(HTTPHeader)
        case session(SessionKeeper)
    }

    /// Creates an authentication; nothing is sent until a request needs it.
    ///
    /// - Parameters:
    ///   - credentials: The credentials.
    ///   - sessions: Opens sessions, where the credentials are a sign-in.
    ///   - retrying: How a failed attempt to open one is repeated.
    ///   - clock: The time, by which the end of a session is judged.
    package init(
        _ credentials: Credentials,
        sessions: SessionTransport,
        retrying: RetryPolicy = RetryPolicy(),
        clock: WallClock = .system
    ) {
        switch credentials {
        case .apiKey(let key):
            proof = .apiKey(HTTPHeader("Authorization", "ApiKey \(key.text)"))
            redaction = Redaction { [key] }
        case .sessionToken(let token):
            proof = .token(HTTPHeader("QB-Token", token.text))
            redaction = Redaction { [token] }
        case .signIn(let signIn):
            let keeper = SessionKeeper(signIn, transport: sessions, retrying: retrying, clock: clock)
            proof = .session(keeper)
            redaction = Redaction { keeper.secrets }
        }
    }

    /// The text without the credentials and without the tokens of the sessions that were opened.
    package func redacted(from text: String) -> String { redaction.redacted(from: text) }
}

extension Authentication {
    /// The header fields that authorize one request, and the token of their session if another session can be opened.
    struct AuthorizationHeaders {
        /// The fields of a request without a body.
        let withoutBody: [HTTPHeader]
        /// The fields of a request with a JSON body.
        let withJSONBody: [HTTPHeader]
        let session: Secret?

        init(headers: [HTTPHeader], session: Secret?) {
            self.withoutBody = headers
            withJSONBody = headers + [HTTPHeader("Content-Type", "application/json")]
            self.session = session
        }
    }

    /// The headers of a request on behalf of a user; opens a session if one is needed.
    ///
    /// A session always acts as its own user; `user` is ignored then.
    ///
    /// - Throws: `ListingFailure` where no session can be opened.
    func headers(onBehalfOf user: UserID?) async throws(ListingFailure) -> AuthorizationHeaders {
        if case .session(let keeper) = proof { return AuthorizationHeaders(in: try await keeper.session()) }
        return cachedHeaders(onBehalfOf: user) ?? AuthorizationHeaders(headers: [], session: nil)
    }

    /// The headers of a request that is sent at once; `nil` where a session would have to be opened first.
    func cachedHeaders(onBehalfOf user: UserID?) -> AuthorizationHeaders? {
        switch proof {
        case .apiKey(let key):
            return cache.headers(onBehalfOf: user) {
                let behalf = user.map { [HTTPHeader("On-Behalf-Of", "\($0)")] } ?? []
                return AuthorizationHeaders(headers: [key] + behalf, session: nil)
            }
        case .token(let token):
            return cache.headers(onBehalfOf: nil) { AuthorizationHeaders(headers: [token], session: nil) }
        case .session(let keeper): return keeper.current.map(AuthorizationHeaders.init)
        }
    }

    /// Records what a response says about the session that its request belonged to.
    func note(_ response: HTTPResponse, sentWith headers: AuthorizationHeaders) {
        guard case .session(let keeper) = proof, let token = headers.session, response.status != 401 else { return }
        keeper.note(response, to: token)
    }

    /// Records that the server refused a request's credentials.
    ///
    /// - Returns: Whether new ones can be obtained, so that the request may be retried.
    func noteRefusal(of headers: AuthorizationHeaders, _ reason: FailureReason) -> Bool {
        guard case .session(let keeper) = proof, let token = headers.session else { return false }
        keeper.refuse(token, reason)
        return true
    }

    /// The session that was opened for a sign-in; `nil` for other credentials.
    ///
    /// - Throws: `ListingFailure` where no session can be opened.
    func signedInSession() async throws(ListingFailure) -> UserSession? {
        guard case .session(let keeper) = proof else { return nil }
        return UserSession(user: try await keeper.session().user, application: keeper.applicationID)
    }

    /// Whether a session can be opened if there is none, or if the current one is refused.
    var opensSessions: Bool {
        if case .session = proof { true } else { false }
    }

    /// Whether the credentials belong to a session.
    var hasSession: Bool {
        switch proof {
        case .apiKey: false
        case .token, .session: true
        }
    }
}

extension Authentication.AuthorizationHeaders {
    fileprivate init(in session: OpenSession) {
        self.init(headers: [HTTPHeader("QB-Token", session.token.text)], session: session.token)
    }
}
