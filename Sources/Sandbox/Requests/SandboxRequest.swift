/// What a request says, as far as the API listens.
struct SandboxRequest: Hashable {
    /// The method, in capitals.
    let method: String
    /// Path and query as they came.
    let target: String
    /// The headers that count.
    let headers: Headers
    /// The body, complete.
    let body: [UInt8]

    /// The headers that the API reads; header names are found in any case.
    struct Headers: Hashable {
        var contentType: String?
        var token: String?
        var authorization: String?
        var onBehalfOf: String?
        var accountKey: String?
        var host: String?
    }

    init(method: String, target: String, headers: Headers = Headers(), body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The path without its query, repeated slashes counted as one, as some clients send them.
    var path: String {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        return "/" + path.split(separator: "/").joined(separator: "/")
    }

    /// The query as it came, without its question mark.
    var query: Substring.UTF8View {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target[target.endIndex...].utf8 }
        return target[mark...].dropFirst().utf8
    }
}
