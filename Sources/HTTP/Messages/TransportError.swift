/// Why there is no answer to a request, told by what may have reached the server.
///
/// A request that writes may be repeated only when nothing was sent; so every failure that is not proved to have
/// happened before the first byte of the request counts as `mayHaveBeenSent`.
package enum TransportError: Error, Hashable, Sendable {
    /// No byte of the request left: the name was not found, or there was no connection, or no trusted one.
    ///
    /// A permanent failure will not pass with time: an address that is none, or a certificate that is not trusted.
    case nothingSent(String, isPermanent: Bool = false)
    /// The request was sent, in part at least, and there is no complete answer that could be read.
    case mayHaveBeenSent(String)
    /// The caller was cancelled, or the transport shut down.
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
