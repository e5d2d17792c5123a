/// Sends requests that read, and has no way to send another.
package protocol ReadTransport: Sendable {
    /// Sends a GET and returns the complete answer.
    func get(_ url: String, headers: [HTTPHeader]) async throws(TransportError) -> HTTPResponse
}

/// The reading half of a transport: whoever holds it cannot write.
package struct ReadOnlyTransport: ReadTransport {
    private let transport: any HTTPTransport

    /// Wraps a transport, which stays hidden.
    package init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    package func get(_ url: String, headers: [HTTPHeader]) async throws(TransportError) -> HTTPResponse {
        try await transport.send(HTTPRequest(.get, url, headers: headers))
    }
}
