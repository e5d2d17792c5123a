internal import Dialogs
internal import HTTP
package import Platform

/// How the requests of a run prove their right; all its readers and stores share one.
package struct Authentication: Sendable {
    private let proof: Proof
    private let standing = CachedAuthorization()
    /// What keeps the credentials out of texts.
    let redaction: Redaction

    private enum Proof {
        /// As the fields that carry them, which show no values.
        case apiKey(HTTPHeader)
        case token(HTTPHeader)
        case session(SessionKeeper)
    }

    /// Creates an authentication; nothing is sent before the first request needs it.
    ///
    /// - Parameters:
    ///   - credentials: What was given.
    ///   - sessions: Opens sessions, where the credentials are a sign-in.
    ///   - retrying: How an attempt to open one is repeated.
    ///   - clock: Tells when a session ends.
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
    /// The header fields of one request, and whose session they name where another can be had.
    struct AuthorizationHeaders {
        /// Those of a request without a body.
        let headers: [HTTPHeader]
        /// Those of a request with a body in JSON.
        let headersOfJSON: [HTTPHeader]
        let session: Secret?

        init(headers: [HTTPHeader], session: Secret?) {
            self.headers = headers
            headersOfJSON = headers + [HTTPHeader("Content-Type", "application/json")]
            self.session = session
        }
    }

    /// What a request on behalf of a user goes out with; a session is opened where that is due.
    ///
    /// A session acts as its own user, whoever is named.
    ///
    /// - Throws: `ListingFailure` where no session can be had.
    func permit(onBehalfOf user: UserID?) async throws(ListingFailure) -> AuthorizationHeaders {
        if case .session(let keeper) = proof { return AuthorizationHeaders(in: try await keeper.session()) }
        return standingPermit(onBehalfOf: user) ?? AuthorizationHeaders(headers: [], session: nil)
    }

    /// What a request goes out with at once; `nil` where a session would have to be opened.
    func standingPermit(onBehalfOf user: UserID?) -> AuthorizationHeaders? {
        switch proof {
        case .apiKey(let key):
            return standing.permit(onBehalfOf: user) {
                let behalf = user.map { [HTTPHeader("On-Behalf-Of", "\($0)")] } ?? []
                return AuthorizationHeaders(headers: [key] + behalf, session: nil)
            }
        case .token(let token):
            return standing.permit(onBehalfOf: nil) { AuthorizationHeaders(headers: [token], session: nil) }
        case .session(let keeper): return keeper.current.map(AuthorizationHeaders.init)
        }
    }

    /// Notes what an answer says of the session that it was given in.
    func note(_ response: HTTPResponse, to permit: AuthorizationHeaders) {
        guard case .session(let keeper) = proof, let token = permit.session, response.status != 401 else { return }
        keeper.note(response, to: token)
    }

    /// Notes that the server refused a request's credentials.
    ///
    /// - Returns: Whether others can be had, so that the request may be tried again.
    func noteRefusal(of permit: AuthorizationHeaders, _ reason: FailureReason) -> Bool {
        guard case .session(let keeper) = proof, let token = permit.session else { return false }
        keeper.refuse(token, reason)
        return true
    }

    /// The user of the session that was opened here; `nil` for other credentials.
    ///
    /// - Throws: `ListingFailure` where no session can be had.
    func signedInUser() async throws(ListingFailure) -> UserID? {
        guard case .session(let keeper) = proof else { return nil }
        return try await keeper.session().user
    }

    /// Whether a session can be opened where there is none, or the one that was there is refused.
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
