import JSON

extension Router {
    /// Handles a request about users, with the value in its path; a session of the application, which can only read,
    /// may read them.
    mutating func answerUsers(
        _ endpoint: Endpoint,
        _ value: String,
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        // Who asks for a token proves the key alone.
        if endpoint == .createToken { return try createToken(for: Int(value), &context) }
        try context.begin(application.accounts)
        let users = application.accounts.users
        switch endpoint {
        case .showUserByLogin: return try show(text("login", in: context).flatMap { users.user(login: $0) })
        case .showUserByEmail: return try show(text("email", in: context).flatMap { users.user(email: $0) })
        case .showUserByExternalID: return try show(Int(value).flatMap { users.user(externalID: $0) })
        case .showUser: return try show(Int(value).flatMap { users[$0] })
        case .deleteUser: return try delete(Int(value).flatMap { users[$0] }, context)
        case .deleteUserByExternalID: return try delete(Int(value).flatMap { users.user(externalID: $0) }, context)
        default:
            let query = UserQuery(context.parameters)
            let page = users.list(query, createdAt: application.accounts.start)
            return SandboxResponse(status: 200, page.body(query, createdAt: application.accounts.start))
        }
    }

    /// Deletes a user; with a session, users can delete themselves only.
    private mutating func delete(_ user: User?, _ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        guard let user else { throw .unknownUser }
        guard context.usesKey || context.caller?.user == user.id else { throw .notOwner }
        try application.deleteUser(user.id)
        return SandboxResponse(status: 200)
    }

    private func text(_ parameter: String, in context: RequestContext) -> String? {
        context.parameters[parameter]?.textParameter
    }

    private func show(_ user: User?) throws(ErrorResponse) -> SandboxResponse {
        guard let user else { throw .unknownUser }
        return SandboxResponse(status: 200, user.body(createdAt: application.accounts.start))
    }

    /// Opens a session for a user without a password; a token in the request is ignored.
    private mutating func createToken(for id: Int?, _ context: inout RequestContext) throws(ErrorResponse)
        -> SandboxResponse
    {
        guard let authorization = context.request.headers.authorization, application.accounts.isKey(authorization)
        else { throw .keyRequired }
        guard let user = id.flatMap({ application.accounts.users[$0] }) else { throw .noSuchTokenUser }
        let stamp = Session.Stamp(timestamp: context.time.seconds, nonce: "0")
        let session = application.accounts.sessions.begin(for: user.id, stamp: stamp, at: context.time)
        context.act(in: session)
        let expiry = session.expiry ?? context.time
        return SandboxResponse(status: 201, ["token": .string(session.token), "expires_at": .string(expiry.iso8601)])
    }
}
