/// A version of HTTP; the raw value is its number.
package enum HTTPVersion: String, Hashable, Sendable {
    /// One request at a time to a connection.
    case http1 = "1.1"
    /// Many requests to a connection, over TLS alone.
    case http2 = "2"
}
