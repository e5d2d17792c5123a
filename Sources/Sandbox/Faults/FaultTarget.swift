/// The requests that a rule matches.
enum FaultTarget: Hashable, Sendable {
    /// Every request.
    case any
    /// Requests with the method `GET`.
    case reads
    /// Requests that create, update or delete dialogs.
    case writes
    /// Requests of one route.
    case route(Route)
    /// Requests with a method, a path, or both; a path that ends in `*` is a prefix.
    case request(method: String?, path: String?)

    /// Whether a request matches.
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
    /// The route of the request.
    var route: Route { Route(method: method, path: path) }
}
