/// One request, ready to be sent.
package struct HTTPRequest: Hashable, Sendable {
    /// What it does.
    package let method: HTTPMethod
    /// Where it goes: an `http` or `https` URL, percent-encoded.
    package let url: String
    /// The header fields, beside those that the transport adds (`Host`, `Content-Length`, `User-Agent`).
    package let headers: [HTTPHeader]
    /// What a POST carries.
    package let body: [UInt8]

    /// Creates a request.
    package init(_ method: HTTPMethod, _ url: String, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// What a request does; the raw value is its name on the wire.
package enum HTTPMethod: String, Hashable, Sendable {
    /// Reads; sending it twice does no harm.
    case get = "GET"
    /// Writes; sending it twice may write twice.
    case post = "POST"
    /// Changes what is there; sending it twice changes nothing more.
    case put = "PUT"
    /// Takes away; sending it twice takes away nothing more.
    case delete = "DELETE"

    /// Whether such a request has a body, if only an empty one.
    var hasBody: Bool {
        switch self {
        case .post, .put: true
        case .get, .delete: false
        }
    }
}
