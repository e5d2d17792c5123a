import JSON

/// The page at `/`, which shows the sandbox's state in a browser, and the files and the state that it loads.
///
/// None of its paths is a path of the API. It changes nothing, and its requests are not logged.
struct Page {
    private var recent = RecentRequests()

    /// Records a request of the API, for the page to show.
    mutating func note(_ entry: LogEntry, at time: Timestamp) {
        recent.append(entry, at: time)
    }

    /// The response to a request of the page; `nil` for a request of the API.
    func answer(
        _ request: SandboxRequest,
        _ table: @autoclosure () -> DialogTable,
        faults: @autoclosure () -> [String],
        assumptions: @autoclosure () -> [String] = []
    ) -> SandboxResponse? {
        guard request.method == "GET" else { return nil }
        switch request.path {
        case "/": return .file(PackageResources.page_html, type: "text/html; charset=utf-8")
        case "/_sandbox/page.css": return .file(PackageResources.page_css, type: "text/css; charset=utf-8")
        case "/_sandbox/page.js": return .file(PackageResources.page_js, type: "text/javascript; charset=utf-8")
        case "/_sandbox/state.json":
            let state = PageState(table: table(), recent: recent, faults: faults(), assumptions: assumptions())
            return Self.response(state, PageQuery(request))
        default: return nil
        }
    }

    private static func response(_ state: PageState, _ query: PageQuery) -> SandboxResponse {
        var response = SandboxResponse(status: 200, body: state.json(query))
        response.headers = [.init(name: "Cache-Control", value: "no-store")] + SandboxResponse.guards
        return response
    }
}

extension SandboxResponse {
    /// The security headers of all parts of the page: nothing is loaded from elsewhere, and no other page may frame it.
    fileprivate static let guards = [
        Header(
            name: "Content-Security-Policy",
            value: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        Header(name: "X-Content-Type-Options", value: "nosniff"),
        Header(name: "Referrer-Policy", value: "no-referrer"),
    ]

    fileprivate static func file(_ bytes: [UInt8], type: String) -> SandboxResponse {
        var response = SandboxResponse(status: 200, body: bytes)
        response.contentType = type
        response.headers = [.init(name: "Cache-Control", value: "no-cache")] + guards
        return response
    }
}
