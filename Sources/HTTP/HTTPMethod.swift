/// What a request does; the raw value is its name on the wire.
package enum HTTPMethod: String, Hashable, Sendable {
    /// Reads; sending it twice does no harm.
    case get = "GET"
    /// Writes; sending it twice may write twice.
    case post = "POST"
}
