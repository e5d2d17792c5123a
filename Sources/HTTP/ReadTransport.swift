/// Sends requests that read; it cannot send any other.
package protocol ReadTransport: Sendable {
    /// Sends a GET and returns the complete response.
    func get(_ url: String, headers: [HTTPHeader]) async throws(TransportError) -> HTTPResponse
}

/// The reading half of a transport: code that holds it cannot write.
package struct ReadOnlyTransport: ReadTransport {
    private let transport: any HTTPTransport

    /// Wraps a transport, which stays private.
    package init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    package func get(_ url: String, headers: [HTTPHeader]) async throws(TransportError) -> HTTPResponse {
        try await transport.send(HTTPRequest(.get, url, headers: headers))
    }
}
