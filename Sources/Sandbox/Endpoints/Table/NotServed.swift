import Diagnostics
import JSON

/// Why a request is answered by nothing that the sandbox serves, whatever the live service would answer.
enum NotServed: Hashable {
    /// Nothing is served at the path.
    case path
    /// Something is served at the path, with other methods.
    case method(allowed: [String])

    /// What is lacking, in one word: for the log, for the page and for the response's header.
    var word: String {
        switch self {
        case .path: "path"
        case .method: "method"
        }
    }

    /// The name of the header by which such a response differs from any that the live service sends.
    static let header = "X-Sandbox-Not-Served"

    /// The response to a request.
    ///
    /// What the live service answers is not documented; the texts are for whoever runs a program against the sandbox.
    func response(to request: SandboxRequest) -> SandboxResponse {
        let path = request.path.displayed.displaySafe.quoted
        switch self {
        case .path:
            var response = ErrorResponse.errors(
                status: 404,
                "The sandbox does not serve the path \(path), whatever QuickBlox has there."
            ).response
            response.headers = headers
            return response
        case .method(let allowed):
            var response = ErrorResponse.errors(
                status: 405,
                "The sandbox does not serve \(request.method.displayed.displaySafe) at \(path), only "
                    + allowed.joined(separator: ", ") + "."
            ).response
            response.headers = headers + [.init(name: "Allow", value: allowed.joined(separator: ", "))]
            return response
        }
    }

    private var headers: [SandboxResponse.Header] {
        [.init(name: Self.header, value: word), .init(name: "Access-Control-Expose-Headers", value: Self.header)]
    }
}
