import JSON

/// What the API answers, before any of it is written.
struct SandboxResponse: Equatable {
    /// The HTTP status.
    let status: Int
    /// Headers that only this answer has.
    var headers: [Header] = []
    /// What the body is, where there is one.
    var contentType = "application/json; charset=utf-8"
    /// The body; empty for none.
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
