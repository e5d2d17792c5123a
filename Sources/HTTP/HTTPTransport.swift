/// Sends requests.
package protocol HTTPTransport: Sendable {
    /// Sends the request and returns the complete response.
    ///
    /// A POST is issued at most once, whatever happens to its connection. Redirects are not followed: a token must not
    /// reach another host.
    ///
    /// - Throws: A `TransportError`, which says whether the request may have reached the server. Cancelling the task
    ///   ends the request at once.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
