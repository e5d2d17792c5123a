import HTTP

extension Workspace {
    /// The newest version of HTTP to speak; `DIALOGCTL_HTTP` names an older one for proxies that break off HTTP/2.
    func newestHTTPVersion() throws(Failure) -> HTTPVersion {
        guard let text = environment["DIALOGCTL_HTTP"], !text.isEmpty else { return .http2 }
        guard let version = HTTPVersion(rawValue: text) else {
            throw Failure("DIALOGCTL_HTTP: '\(text)' is no version: use 1.1 or 2", status: .usage)
        }
        return version
    }
}
