/// The parts of a request that the API reads.
struct SandboxRequest: Hashable {
    /// The method, in upper case.
    let method: String
    /// The path and the query as they were sent.
    let target: String
    /// The path without the query; repeated slashes, which some clients send, are merged.
    let path: String
    /// The headers that the API reads.
    let headers: Headers
    /// The body, complete.
    let body: [UInt8]

    /// The headers that the API reads; their names are not case-sensitive.
    struct Headers: Hashable {
        var contentType: String?
        var token: String?
        var authorization: String?
        var onBehalfOf: String?
        var accountKey: String?
        var host: String?
        /// The site of the page that sends the request, where a browser sends it.
        var origin: String?
    }

    init(method: String, target: String, headers: Headers = Headers(), body: [UInt8] = []) {
        self.method = method
        self.target = target
        path = Self.path(of: target)
        self.headers = headers
        self.body = body
    }

    private static func path(of target: String) -> String {
        if isTidy(target) { return target }
        let slash = UInt8(ascii: "/")
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        var kept: [UInt8] = [slash]
        for byte in path where byte != slash || kept.last != slash { kept.append(byte) }
        if kept.count > 1 && kept.last == slash { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Whether a target is only a path that needs no change.
    private static func isTidy(_ target: String) -> Bool {
        var last: UInt8 = 0
        for byte in target.utf8 {
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return false }
            if byte == UInt8(ascii: "/") && byte == last { return false }
            last = byte
        }
        return target.utf8.first == UInt8(ascii: "/") && (last != UInt8(ascii: "/") || target.utf8.count == 1)
    }

    /// The query as it was sent, without the question mark.
    var query: Substring.UTF8View {
        guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target[target.endIndex...].utf8 }
        return target[mark...].dropFirst().utf8
    }
}
