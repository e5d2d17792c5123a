package import HTTP

/// Opens sessions; it cannot send any other request.
package struct SessionTransport: Sendable {
    private let transport: any HTTPTransport
    private let address: String

    /// Wraps a transport, which stays private.
    package init(_ transport: any HTTPTransport, endpoint: Endpoint) {
        self.transport = transport
        address = endpoint.session
    }

    /// Sends a request for a session.
    func open(_ request: SessionRequest) async throws(TransportError) -> HTTPResponse {
        let type = HTTPHeader("Content-Type", "application/json")
        return try await transport.send(HTTPRequest(.post, address, headers: [type], body: request.body))
    }
}
