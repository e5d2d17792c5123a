import JSON

extension Router {
    /// Answers what concerns sessions, users and the account; nothing where the path is none of theirs.
    mutating func answerAccounts(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse? {
        switch (exchange.request.method, exchange.request.path) {
        // The second path is the older name.
        case ("POST", "/session.json"), ("POST", "/auth.json"): return try createSession(&exchange)
        case ("GET", "/session.json"): return try showSession(&exchange)
        case ("DELETE", "/session.json"): return try endSession(&exchange)
        case ("POST", "/login.json"): return try signIn(&exchange)
        case ("DELETE", "/login.json"): return try signOut(&exchange)
        case ("GET", "/account_settings.json"): return try accountSettings(&exchange)
        default:
            guard let route = UserRoute(exchange.request) else { return nil }
            return try answer(route, &exchange)
        }
    }

    /// Opens a session; a token that comes with the request is of no account, as it may be that of a dead one.
    private mutating func createSession(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse {
        try exchange.checkParameters()
        let request = try SessionRequest(exchange.parameters)
        try request.verify(application.accounts.credentials, at: exchange.time)
        guard application.accounts.sessions.use(request.stamp, at: exchange.time) else { throw .usedNonce }
        let user = try request.user(in: application.accounts.users)
        let session = application.accounts.sessions.begin(for: user?.id, stamp: request.stamp, at: exchange.time)
        exchange.act(in: session)
        return SandboxResponse(status: 201, session.body(applicationID: application.id))
    }

    private func showSession(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse {
        let session = try session(&exchange)
        return SandboxResponse(status: 200, session.body(applicationID: application.id))
    }

    private mutating func endSession(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse {
        application.accounts.sessions.end(try session(&exchange).token)
        return SandboxResponse(status: 200)
    }

    /// Makes a session that of a user.
    private mutating func signIn(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse {
        let session = try session(&exchange)
        let user = try application.accounts.users.user(signingInWith: exchange.parameters)
        turn(session, to: user.id, &exchange)
        return SandboxResponse(status: 202, user.body(createdAt: application.accounts.start))
    }

    /// Makes a session that of the application again.
    private mutating func signOut(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse {
        turn(try session(&exchange), to: nil, &exchange)
        return SandboxResponse(status: 200)
    }

    private mutating func turn(_ session: Session, to user: Int?, _ exchange: inout Exchange) {
        application.accounts.sessions.turn(session.token, to: user, at: exchange.time)
        if let session = application.accounts.sessions.session(session.token, at: exchange.time) {
            exchange.act(in: session)
        }
    }

    /// The session in which a request is made.
    ///
    /// - Throws: `Refusal`, with the status 401, where there is none, or the request comes with a key, which has none.
    private func session(_ exchange: inout Exchange) throws(Refusal) -> Session {
        try exchange.begin(application.accounts)
        guard let token = exchange.caller?.token,
            let session = application.accounts.sessions.session(token, at: exchange.time)
        else { throw .unknownSession }
        return session
    }
}
