/// What a request about users asks for.
enum UserRoute: Hashable {
    /// A page of the users that match the filters.
    case list
    case byLogin
    case byEmail
    /// One user, by the ID in the application owner's own system.
    case byExternalID(String)
    case byID(String)
    /// A session token for one user, in exchange for the API key.
    case newToken(String)
    /// Deletes one user.
    case deletion(String)
    /// Deletes one user, by the ID in the application owner's own system.
    case deletionByExternalID(String)

    /// Whether a key or a session must say for whom the request acts; who asks for a token proves the key alone.
    var needsCaller: Bool { if case .newToken = self { false } else { true } }

    /// Reads the method and the path; `nil` if they are not about users.
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
        case ("DELETE", 2) where steps[1].hasSuffix(".json"): self = .deletion(String(steps[1].dropLast(5)))
        case ("DELETE", 3) where steps[1] == "external" && steps[2].hasSuffix(".json"):
            self = .deletionByExternalID(String(steps[2].dropLast(5)))
        case ("POST", 3) where steps[2] == "tokens": self = .newToken(steps[1])
        default: return nil
        }
    }
}
