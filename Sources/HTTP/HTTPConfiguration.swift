/// How requests are sent.
package struct HTTPConfiguration: Hashable, Sendable {
    /// How long connecting may take, name lookup and TLS included.
    package let connectTimeout: Duration
    /// How long a request may take in all, the wait for a free connection included.
    package let totalTimeout: Duration
    /// How long a connection may have been idle and still be reused.
    ///
    /// Servers and load balancers close idle connections after a minute or so, and a POST on a connection that is just
    /// being closed has an unknown outcome.
    package let idleTimeout: Duration
    /// How large answers may be.
    package let answers: AnswerLimits
    /// How many connections to one host may be open at once; callers should keep fewer requests in flight, so that none
    /// spends its timeout waiting for a connection.
    package let maximumConnections: Int
    /// The `User-Agent`.
    package let userAgent: String
    /// A file of PEM certificates to trust in place of the system's.
    package let certificateAuthorities: String?
    /// The newest HTTP version that is offered to the server.
    package let newestVersion: HTTPVersion
    /// Whether requests to other machines use the proxies from libcurl's variables, such as `HTTPS_PROXY`.
    package let usesProxies: Bool

    /// Creates a configuration.
    package init(
        connectTimeout: Duration = .seconds(10),
        totalTimeout: Duration = .seconds(30),
        idleTimeout: Duration = .seconds(20),
        answers: AnswerLimits = AnswerLimits(),
        maximumConnections: Int = 128,
        userAgent: String = "dialogctl",
        certificateAuthorities: String? = nil,
        newestVersion: HTTPVersion = .http2,
        usesProxies: Bool = true
    ) {
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.idleTimeout = idleTimeout
        self.answers = answers
        self.maximumConnections = maximumConnections
        self.userAgent = userAgent
        self.certificateAuthorities = certificateAuthorities
        self.newestVersion = newestVersion
        self.usesProxies = usesProxies
    }
}

/// A version of HTTP; the raw value is its number.
package enum HTTPVersion: String, Hashable, Sendable {
    /// One request at a time per connection.
    case http1 = "1.1"
    /// Many requests per connection, over TLS only.
    case http2 = "2"
}
