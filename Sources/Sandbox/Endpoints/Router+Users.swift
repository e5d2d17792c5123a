import JSON

/// What a request wants of the users.
enum UserRoute: Hashable {
    /// A page of those that filters find.
    case list
    case byLogin
    case byEmail
    /// One, by the ID in the system of whoever owns the application.
    case byExternalID(String)
    case byID(String)
    /// A token for one, in exchange for the API key.
    case newToken(String)

    /// Reads method and path; nothing where they are not of users.
    init?(_ request: SandboxRequest) {
        let steps = request.path.split(separator: "/").map(String.init)
        guard steps.first == "users" || steps == ["users.json"] else { return nil }
        switch (request.method, steps.count) {
        case ("GET", 1) where steps[0] == "users.json": self = .list
        case ("GET", 2) where steps[1] == "by_login.json": self = .byLogin
        case ("GET", 2) where steps[1] == "by_email.json": self = .byEmail
        case ("GET", 2) where steps[1].hasSuffix(".json"): self = .byID(String(steps[1].dropLast(5)))
        case ("GET", 3) where steps[1] == "external" && steps[2].hasSuffix(".json"):
            self = .byExternalID(String(steps[2].dropLast(5)))
        case ("POST", 3) where steps[2] == "tokens": self = .newToken(steps[1])
        default: return nil
        }
    }
}

extension Router {
    /// Answers what a request wants of the users; an application's session, which only reads, may read them.
    mutating func answer(_ route: UserRoute, _ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        if case .newToken(let id) = route { return try createToken(for: Int(id), &context) }
        try context.begin(application.accounts)
        let users = application.accounts.users
        switch route {
        case .list, .newToken:
            let query = UserQuery(context.parameters)
            let page = users.list(query, createdAt: application.accounts.start)
            return SandboxResponse(status: 200, page.body(query, createdAt: application.accounts.start))
        case .byLogin: return try show(text("login", in: context).flatMap { users.user(login: $0) })
        case .byEmail: return try show(text("email", in: context).flatMap { users.user(email: $0) })
        case .byExternalID(let id): return try show(Int(id).flatMap { users.user(externalID: $0) })
        case .byID(let id): return try show(Int(id).flatMap { users[$0] })
        }
    }

    private func text(_ parameter: String, in context: RequestContext) -> String? {
        context.parameters[parameter]?.textParameter
    }

    private func show(_ user: User?) throws(ErrorResponse) -> SandboxResponse {
        guard let user else { throw .unknownUser }
        return SandboxResponse(status: 200, user.body(createdAt: application.accounts.start))
    }

    /// Opens a session for a user without his password; a token that comes with the request is ignored.
    private mutating func createToken(for id: Int?, _ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
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
