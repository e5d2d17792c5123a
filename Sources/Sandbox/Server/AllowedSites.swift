/// The names by which requests may call a sandbox, and the sites whose pages may send them.
///
/// A server on 127.0.0.1 is within reach of every page in a browser of this machine: a page may send requests to it,
/// and its site may give its own name this machine's address (DNS rebinding), upon which the page may read the
/// responses. In both cases the browser says so, in `Origin` or in `Host`. What is no browser can send any headers, but
/// needs no page to reach the sandbox.
package struct AllowedSites: Hashable, Sendable {
    private let hosts: Set<String>
    private let origins: Set<String>

    /// Only this machine: `localhost`, names below it, 127.0.0.0/8 and `[::1]`, at any port.
    package static let thisMachine = Self(hosts: [], origins: [])

    /// Allows more than this machine: hosts, without ports, by which the sandbox may be called and from which pages may
    /// come; and sites of other pages, as browsers write them in `Origin`.
    package init(hosts: [String], origins: [String]) {
        self.hosts = Set(hosts.map { Self.comparable($0) })
        self.origins = Set(origins.map { $0.lowercased() })
    }

    /// Why a request with these headers is refused; `nil` if it is not.
    ///
    /// A request without `Host`, which no browser sends, is not refused.
    func refusal(_ headers: SandboxRequest.Headers) -> ErrorResponse? {
        if let host = headers.host, !allows(host) { return .foreignHost(host) }
        guard let origin = headers.origin, !origins.contains(origin.lowercased()) else { return nil }
        guard let authority = origin.authority, allows(authority) else { return .foreignOrigin(origin) }
        return nil
    }

    /// Whether a host, with a port or without, is allowed.
    private func allows(_ authority: String) -> Bool {
        let end = authority.endOfHost
        guard authority.hasPort(from: end) else { return false }
        // As nearly every request has it.
        if authority.utf8[..<end].elementsEqual("127.0.0.1".utf8) { return true }
        let host = Self.comparable(authority[..<end])
        return host.isThisMachine || hosts.contains(host)
    }

    /// A host's name in lower case, without the full stop of the root.
    private static func comparable(_ host: some StringProtocol) -> String {
        let host = host.lowercased()
        return host.hasSuffix(".") ? String(host.dropLast()) : host
    }
}

extension String {
    /// The host and the port of an origin such as `http://localhost:3000`.
    fileprivate var authority: String? {
        let parts = split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[1]) : nil
    }

    /// Where the host ends and the port, if there is one, begins with its colon.
    fileprivate var endOfHost: Index {
        let isBracketed = utf8.first == UInt8(ascii: "[")
        let start = isBracketed ? utf8.firstIndex(of: UInt8(ascii: "]")) ?? endIndex : startIndex
        return utf8[start...].firstIndex(of: UInt8(ascii: ":")) ?? endIndex
    }

    /// Whether there is nothing from an index on but a port.
    fileprivate func hasPort(from index: Index) -> Bool {
        utf8[index...].dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Whether a host, in lower case, is a name or an address that only this machine has.
    fileprivate var isThisMachine: Bool {
        if self == "localhost" || self == "[::1]" || hasSuffix(".localhost") { return true }
        let parts = split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0).map(String.init) == String($0) }
    }
}
