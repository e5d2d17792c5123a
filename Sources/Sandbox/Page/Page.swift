import JSON

/// The page at `/`, which shows the sandbox's state in a browser, the files and the state that it loads, and the
/// description of the API for programs.
///
/// None of its paths is a path of the API. It changes nothing but the faults (`PageFaults`), and its requests are not
/// logged.
struct Page {
    private var recent = RecentRequests()

    /// Records a request of the API, for the page to show.
    mutating func note(_ entry: LogEntry, at time: Timestamp) {
        recent.append(entry, at: time)
    }

    /// The response to a request of the page; `nil` for a request of the API.
    func answer(
        _ request: SandboxRequest,
        _ source: @autoclosure () -> PageSource
    ) -> SandboxResponse? {
        guard request.method == "GET" else { return nil }
        switch request.path {
        case "/": return .file(PackageResources.page_html, type: "text/html; charset=utf-8")
        case "/_sandbox/page.css": return .file(PackageResources.page_css, type: "text/css; charset=utf-8")
        case "/_sandbox/page.js": return .file(PackageResources.page_js, type: "text/javascript; charset=utf-8")
        case "/openapi.json": return .ofPage(status: 200, OpenAPIDocument.json)
        case "/_sandbox/state.json":
            let state = PageState(source: source(), recent: recent)
            return .ofPage(status: 200, state.json(PageQuery(request)))
        default: return nil
        }
    }
}

extension SandboxResponse {
    /// The security headers of all parts of the page: nothing is loaded from elsewhere, and no other page may frame it.
    private static let guards = [
        Header(
            name: "Content-Security-Policy",
            value: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
                + "trusted-types 'none'"
        ),
        Header(name: "X-Content-Type-Options", value: "nosniff"),
        Header(name: "Referrer-Policy", value: "no-referrer"),
        Header(name: "Cross-Origin-Opener-Policy", value: "same-origin"),
        Header(name: "Cross-Origin-Resource-Policy", value: "same-origin"),
    ]

    /// JSON for the page's script.
    static func ofPage(status: Int, _ json: [UInt8]) -> SandboxResponse {
        var response = SandboxResponse(status: status, body: json)
        response.headers = [.init(name: "Cache-Control", value: "no-store")] + guards
        return response
    }

    fileprivate static func file(_ bytes: [UInt8], type: String) -> SandboxResponse {
        var response = SandboxResponse(status: 200, body: bytes)
        response.contentType = type
        response.headers = [.init(name: "Cache-Control", value: "no-cache")] + guards
        return response
    }
}
