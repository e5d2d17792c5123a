/// The requests that a rule is about.
enum FaultTarget: Hashable, Sendable {
    /// Every request.
    case any
    /// Requests with the method `GET`.
    case reads
    /// Requests that create, update or delete dialogs.
    case writes
    /// The requests of a route.
    case route(Route)
    /// Requests with a method, a path, or both; a path that ends in `*` stands for all that begin so.
    case request(method: String?, path: String?)

    /// Whether a request is one of them.
    func includes(_ request: SandboxRequest) -> Bool {
        switch self {
        case .any: true
        case .reads: request.method == "GET"
        case .writes: [.create, .update, .delete].contains(request.route)
        case .route(let route): request.route == route
        case .request(let method, let path):
            (method ?? request.method) == request.method && path.map { Self.matches($0, request.path) } ?? true
        }
    }

    private static func matches(_ pattern: String, _ path: String) -> Bool {
        pattern.last == "*" ? path.hasPrefix(pattern.dropLast()) : path == pattern
    }
}

extension SandboxRequest {
    /// What the request asks for.
    var route: Route { Route(method: method, path: path) }
}
