internal import HTTP

/// Where the API is.
package struct Endpoint: Hashable, Sendable {
    /// The address without a slash at its end.
    package let text: String

    /// The public API; other plans have hosts of their own.
    package static let standard = Endpoint(known: "https://api.quickblox.com")

    /// Reads the address of an API: `https`, or `http` to this machine alone, with a path or without.
    ///
    /// - Throws: `EndpointError` where requests to the address would expose the credentials, or it is none.
    package init(_ text: String) throws(EndpointError) {
        guard let url = HTTPURL(text) else { throw .notAnAddress(text) }
        // The text is not quoted here: it may hold a password.
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

    /// The address without its scheme.
    package var hostAndPath: String { String(text.drop { $0 != ":" }.dropFirst(3)) }

    private init(known text: String) {
        self.text = text
    }
}

/// Why a text is no endpoint.
package enum EndpointError: Error, Hashable, Sendable {
    /// It is no `https` or `http` address.
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
