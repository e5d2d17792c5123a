package import HTTP
internal import Platform

/// What one response reveals about the server and the connection to it, whatever its content.
package struct ProbeResponse: Hashable, Sendable {
    /// The status.
    package let status: Int
    /// The connection that it came over.
    package let connection: HTTPConnection?
    /// How long it took.
    package let elapsed: Duration
    /// How far this machine's clock is ahead of the server's, in seconds; `nil` where the server sends no time.
    package let skew: Int?
    /// Whether it is a web page, which no response of the API is.
    package let isWebPage: Bool
    /// The header fields about rate limits, each as name and value.
    package let limits: [String]

    /// Creates a response.
    package init(
        status: Int,
        connection: HTTPConnection? = nil,
        elapsed: Duration = .zero,
        skew: Int? = nil,
        isWebPage: Bool = false,
        limits: [String] = []
    ) {
        self.status = status
        self.connection = connection
        self.elapsed = elapsed
        self.skew = skew
        self.isWebPage = isWebPage
        self.limits = limits
    }

    init(_ response: HTTPResponse, elapsed: Duration, now: Int) {
        self.init(
            status: response.status,
            connection: response.connection,
            elapsed: elapsed,
            skew: response.date.map { now - $0.wholeSeconds },
            isWebPage: response["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false,
            limits: response.headers.filter { $0.isAboutLimits }.map { "\($0.name): \($0.value)" }
        )
    }
}

extension HTTPHeader {
    fileprivate var isAboutLimits: Bool {
        let name = name.lowercased()
        return name == "retry-after" || name.contains("ratelimit") || name.contains("rate-limit")
    }
}
