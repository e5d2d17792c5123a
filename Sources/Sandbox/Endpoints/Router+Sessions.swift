import JSON

extension Router {
    /// Handles requests about sessions, users and the account; returns `nil` for any other path.
    mutating func answerAccounts(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse? {
        switch (context.request.method, context.request.path) {
        // The second path is the older name.
        case ("POST", "/session.json"), ("POST", "/auth.json"): return try createSession(&context)
        case ("GET", "/session.json"): return try showSession(&context)
        case ("DELETE", "/session.json"): return try endSession(&context)
        case ("POST", "/login.json"): return try signIn(&context)
        case ("DELETE", "/login.json"): return try signOut(&context)
        case ("GET", "/account_settings.json"): return try accountSettings(&context)
        default:
            guard let route = UserRoute(context.request) else { return nil }
            return try answer(route, &context)
        }
    }

    /// Opens a session; a token in the request is ignored, as it may belong to an expired session.
    private mutating func createSession(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        try context.checkParameters()
        let request = try SessionRequest(context.parameters)
        try request.verify(application.accounts.credentials, at: context.time)
        guard application.accounts.sessions.use(request.stamp, at: context.time) else { throw .usedNonce }
        let user = try request.user(in: application.accounts.users)
        let session = application.accounts.sessions.begin(for: user?.id, stamp: request.stamp, at: context.time)
        context.act(in: session)
        return SandboxResponse(status: 201, session.body(applicationID: application.id))
    }

    private func showSession(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let session = try session(&context)
        return SandboxResponse(status: 200, session.body(applicationID: application.id))
    }

    private mutating func endSession(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        application.accounts.sessions.end(try session(&context).token)
        return SandboxResponse(status: 200)
    }

    /// Signs a user in: changes the session to a session of that user.
    private mutating func signIn(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let session = try session(&context)
        let user = try application.accounts.users.user(signingInWith: context.parameters)
        switchUser(session, to: user.id, &context)
        return SandboxResponse(status: 202, user.body(createdAt: application.accounts.start))
    }

    /// Signs the user out: changes the session back to one of the application.
    private mutating func signOut(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        switchUser(try session(&context), to: nil, &context)
        return SandboxResponse(status: 200)
    }

    private mutating func switchUser(_ session: Session, to user: Int?, _ context: inout RequestContext) {
        application.accounts.sessions.switchUser(session.token, to: user, at: context.time)
        if let session = application.accounts.sessions.session(session.token, at: context.time) {
            context.act(in: session)
        }
    }

    /// The session to which a request belongs.
    ///
    /// - Throws: `ErrorResponse` with the status 401 if there is none, or if the request has a key, which has no
    ///   session.
    private func session(_ context: inout RequestContext) throws(ErrorResponse) -> Session {
        try context.begin(application.accounts)
        guard let token = context.caller?.token,
            let session = application.accounts.sessions.session(token, at: context.time)
        else { throw .unknownSession }
        return session
    }
}
