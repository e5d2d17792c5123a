package import HTTP
package import QuickBlox

extension Finding {
    /// No response came at all.
    package static func noConnection(_ error: TransportError) -> Self {
        .fail("connection", error.reason, remedy(for: error))
    }

    /// A response came to a request without credentials.
    package static func connection(_ response: ProbeResponse, isEncrypted: Bool) -> Self {
        let topic = "connection"
        switch response.status {
        case 300..<400:
            return .fail(topic, "the server sends requests elsewhere (HTTP \(response.status))", checkEndpoint)
        case 404: return .fail(topic, "there is no API at this address (HTTP 404)", checkEndpoint)
        case 500...:
            return .fail(
                topic,
                "the server fails (HTTP \(response.status))",
                "try later, or ask the server's operators"
            )
        default: break
        }
        guard !response.isWebPage else { return .fail(topic, "the server answers with a web page", checkEndpoint) }
        let version = response.connection.map { "HTTP/\($0.version) with \($0.address)" } ?? "an answer"
        return .ok(topic, "\(version), \(isEncrypted ? "encrypted, certificate trusted" : "not encrypted")")
    }

    private static let checkEndpoint = "check QUICKBLOX_ENDPOINT"

    private static func remedy(for error: TransportError) -> String {
        switch error {
        case .nothingSent(let reason, _) where reason.contains("could not find"):
            "check QUICKBLOX_ENDPOINT, HTTPS_PROXY and this machine's DNS"
        case .nothingSent(let reason, _) where reason.contains("certificate"):
            "trust its authority with SSL_CERT_FILE, or check QUICKBLOX_ENDPOINT and this machine's clock"
        case .nothingSent(let reason, _) where reason.contains("TLS"):
            "check QUICKBLOX_ENDPOINT: the port may speak no TLS"
        case .nothingSent: "check QUICKBLOX_ENDPOINT, the network, firewalls and HTTPS_PROXY"
        case .mayHaveBeenSent: "check QUICKBLOX_ENDPOINT, and whether something between closes connections"
        case .cancelled: "run doctor again"
        }
    }
}

extension Finding {
    /// How far this machine's clock is from the server's.
    ///
    /// - Parameters:
    ///   - skew: By how many seconds this machine's clock is ahead; `nil` where the server does not say.
    ///   - signsIn: Whether sessions are opened, which requires a clock that is right to within an hour.
    /// - Returns: One finding.
    package static func clock(skew: Int?, signsIn: Bool) -> Self {
        let topic = "clock"
        guard let skew else { return .ok(topic, "the server does not tell its time") }
        let text = "this machine's is \(abs(skew)) s \(skew < 0 ? "behind" : "ahead of") the server's"
        switch abs(skew) {
        case ...5: return .ok(topic, "as the server's, to within 5 s")
        case ...60: return .ok(topic, text)
        case ..<3600: return .warn(topic, text, "set it right, for example with NTP")
        default:
            return signsIn
                ? .fail(topic, "\(text); no session can be opened", "set it right, for example with NTP")
                : .warn(topic, text, "set it right, for example with NTP")
        }
    }
}
