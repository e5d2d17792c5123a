import JSON

/// A complete response, before it is sent.
struct SandboxResponse: Equatable {
    /// The HTTP status.
    let status: Int
    /// Headers besides those that every response has.
    var headers: [Header] = []
    /// The content type of the body, if there is one.
    var contentType = "application/json; charset=utf-8"
    /// The body; empty if there is none.
    let body: [UInt8]

    /// One header.
    struct Header: Equatable {
        let name: String
        let value: String
    }

    init(status: Int, body: [UInt8] = []) {
        self.status = status
        self.body = body
    }

    init(status: Int, _ value: JSONValue) {
        self.init(status: status, body: value.serialized())
    }
}
