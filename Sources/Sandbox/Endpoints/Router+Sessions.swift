import JSON

extension Router {
    /// Handles a request about sessions and the account.
    mutating func answerSession(
        _ endpoint: Endpoint,
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        switch endpoint {
        case .createSession: try createSession(&context)
        case .showSession: try showSession(&context)
        case .endSession: try endSession(&context)
        case .signIn: try signIn(&context)
        case .signOut: try signOut(&context)
        default: try accountSettings(&context)
        }
    }

    /// Opens a session; a token in the request is ignored, as it may belong to an expired session.
    private mutating func createSession(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        try context.checkParameters()
        let request = try SessionRequest(context.parameters)
        try request.verify(application.accounts.credentials, at: context.time, application.assumptions)
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
