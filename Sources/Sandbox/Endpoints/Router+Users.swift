import JSON

extension Router {
    /// Handles a request about users, with the value in its path.
    ///
    /// A session of the application may read and create them.
    mutating func answerUsers(
        _ endpoint: Endpoint,
        _ value: String,
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        // Who asks for a token proves the key alone.
        if endpoint == .createToken { return try createToken(for: Int(value), &context) }
        try context.begin(application.accounts)
        switch endpoint {
        case .createUser:
            return response(201, try application.createUser(context.parameters))
        case .updateUser, .updateUserByExternalID:
            return try update(try user(endpoint, value, context), context)
        case .deleteUser, .deleteUserByExternalID:
            return try delete(try user(endpoint, value, context), context)
        case .listUsers, .listUsersByTags, .listUsersByFullName:
            return try list(endpoint, context)
        default:
            return response(200, try user(endpoint, value, context))
        }
    }

    /// The user that the path or the parameters name.
    private func user(
        _ endpoint: Endpoint,
        _ value: String,
        _ context: RequestContext
    ) throws(ErrorResponse) -> User {
        let parameter = { (name: String) in context.parameters[name]?.textParameter }
        let users = application.accounts.users
        let user =
            switch endpoint {
            case .showUserByLogin: parameter("login").flatMap { users.user(login: $0) }
            case .showUserByEmail: parameter("email").flatMap { users.user(email: $0) }
            case .showUserByFacebookID: parameter("facebook_id").flatMap { users.user(facebookID: $0) }
            case .showUserByExternalID, .updateUserByExternalID, .deleteUserByExternalID:
                Int(value).flatMap { users.user(externalID: $0) }
            default: Int(value).flatMap { users[$0] }
            }
        guard let user else { throw .unknownUser }
        return user
    }

    /// Lists users; where nobody has a full name, the answer is 404 with a blank, as was observed, and where nobody has
    /// the tags, it is taken to be the same.
    private func list(_ endpoint: Endpoint, _ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let query = UserQuery(context.parameters)
        let start = application.accounts.start
        let isBare = endpoint == .listUsersByTags ? query.tags.isEmpty : query.fullName == nil
        if endpoint != .listUsers && isBare {
            throw .errors(status: 400, endpoint == .listUsersByTags ? "tags is missing." : "full_name is missing.")
        }
        let page = application.accounts.users.list(query, createdAt: start, application.assumptions)
        if endpoint != .listUsers && page.total == 0 { return SandboxResponse(status: 404, body: [UInt8(ascii: " ")]) }
        return SandboxResponse(status: 200, page.body(query, createdAt: start))
    }

    /// Changes a user; with a session, users can change themselves only.
    private mutating func update(_ user: User, _ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        try checkOwner(of: user, context)
        return response(200, try application.updateUser(user, context.parameters, usesKey: context.usesKey))
    }

    /// Deletes a user; with a session, users can delete themselves only.
    private mutating func delete(_ user: User, _ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        try checkOwner(of: user, context)
        try application.deleteUser(user.id)
        return SandboxResponse(status: 200)
    }

    private func checkOwner(of user: User, _ context: RequestContext) throws(ErrorResponse) {
        guard context.usesKey || context.caller?.user == user.id else { throw .notOwner }
    }

    private func response(_ status: Int, _ user: User) -> SandboxResponse {
        SandboxResponse(status: status, user.body(createdAt: application.accounts.start))
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
