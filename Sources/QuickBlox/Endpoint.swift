internal import HTTP

/// The base URL of the API.
package struct Endpoint: Hashable, Sendable {
    /// The URL without a trailing slash.
    package let text: String

    /// The public API; some plans have their own hosts.
    package static let standard = Endpoint(known: "https://api.quickblox.com")

    /// Reads the URL of an API: `https`, or `http` to this machine only, with or without a path.
    ///
    /// - Throws: `EndpointError` if the text is not such a URL, or requests to it would expose the credentials.
    package init(_ text: String) throws(EndpointError) {
        guard let url = HTTPURL(text) else { throw .notAnAddress(text.withoutExtras) }
        // The error does not quote the text: it may hold a password.
        guard !url.hasExtras else { throw .extras }
        switch url.scheme {
        case "https": break
        case "http": guard url.isLoopback else { throw .notEncrypted(text) }
        default: throw .notAnAddress(text)
        }
        guard url.path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .notAnAddress(text) }
        let path = url.path.split(separator: "/").map { "/\($0)" }.joined()
        self.text = "\(url.scheme)://\(url.authority)\(path)"
    }

    /// The URL without its scheme.
    package var hostAndPath: String { String(text.drop { $0 != ":" }.dropFirst(3)) }

    private init(known text: String) {
        self.text = text
    }
}

/// Why a text is not an endpoint.
package enum EndpointError: Error, Hashable, Sendable {
    /// It is not an `https` or `http` URL; the text without what may hold a password.
    case notAnAddress(String)
    /// It would send the credentials over the network in the clear.
    case notEncrypted(String)
    /// It has a user, a password, a query or a fragment.
    case extras
}

extension EndpointError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .notAnAddress(let text): "the endpoint '\(text)' is no address: write it like https://api.quickblox.com"
        case .notEncrypted(let text):
            "the endpoint '\(text)' would get the credentials unencrypted: use https; http is for this machine alone"
        case .extras: "the endpoint must not have a user, a password, a query or a fragment: keep scheme, host and path"
        }
    }
}

extension String {
    /// What cannot be read as an address, without what may be a user, a password or a query in it.
    fileprivate var withoutExtras: String {
        var scheme = Substring()
        var rest = Substring(self)
        if let slashes = ranges(of: "//").first {
            (scheme, rest) = (self[..<slashes.upperBound], self[slashes.upperBound...])
        }
        if let sign = rest.lastIndex(of: "@") { rest = "<redacted>" + rest[sign...] }
        if let query = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[...query] + "<redacted>" }
        return String(scheme + rest)
    }
}
