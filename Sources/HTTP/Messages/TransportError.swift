/// Why there is no response to a request, by what may have reached the server.
///
/// A request that writes may be repeated only if nothing was sent; so every failure that is not proved to have happened
/// before the first byte of the request counts as `mayHaveBeenSent`.
package enum TransportError: Error, Hashable, Sendable {
    /// No byte of the request was sent: the host was not found, or there was no connection, or no trusted one.
    ///
    /// A permanent failure does not pass with time: the URL is invalid, or a certificate is not trusted.
    case nothingSent(String, isPermanent: Bool = false)
    /// The request was sent, at least in part, and no complete response could be read.
    case mayHaveBeenSent(String)
    /// The caller was cancelled, or the transport was shut down.
    case cancelled(mayHaveBeenSent: Bool)

    /// The reason, in words.
    package var reason: String {
        switch self {
        case .nothingSent(let reason, _), .mayHaveBeenSent(let reason): reason
        case .cancelled(mayHaveBeenSent: true): "cancelled after the request was sent"
        case .cancelled(mayHaveBeenSent: false): "cancelled before the request was sent"
        }
    }
}
