internal import CCurl

/// The parts of a URL as the transport itself parses them, so that a check of them cannot be bypassed.
///
/// Numeric hosts are normalized: `127.1` reads as `127.0.0.1`.
package struct HTTPURL: Hashable, Sendable {
    /// The scheme, in lower case.
    package let scheme: String
    /// The host, an IPv6 address in brackets.
    package let host: String
    /// The port, if one is given.
    package let port: Int?
    /// The path, at least `/`.
    package let path: String
    /// Whether there is a user, a password, a query, a fragment or an IPv6 zone.
    package let hasExtras: Bool

    /// Parses a URL; `nil` if the text is not one.
    package init?(_ text: String) {
        guard let parts = unsafe curl_url() else { return nil }
        defer { unsafe curl_url_cleanup(parts) }
        guard unsafe curl_url_set(parts, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK,
            let scheme = unsafe Self.part(CURLUPART_SCHEME, of: parts),
            let host = unsafe Self.part(CURLUPART_HOST, of: parts), !host.isEmpty
        else { return nil }
        self.scheme = scheme.lowercased()
        self.host = host.lowercased()
        port = unsafe Self.part(CURLUPART_PORT, of: parts).flatMap { Int($0) }
        path = unsafe Self.part(CURLUPART_PATH, of: parts) ?? "/"
        let extras = [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT, CURLUPART_ZONEID]
        hasExtras = extras.contains { unsafe Self.part($0, of: parts) != nil }
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard unsafe curl_url_get(parts, part, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}

extension HTTPURL {
    /// Whether the host is this machine: 127.0.0.0/8, `::1` or `localhost`, which libcurl never looks up elsewhere.
    package var isLoopback: Bool {
        host == "localhost" || host == "[::1]" || isLoopbackIPv4
    }

    /// The host with its port, as in messages.
    package var authority: String { port.map { "\(host):\($0)" } ?? host }

    private var isLoopbackIPv4: Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    }
}
