/// A transport that reports how each request ended and how long it took.
package struct ObservedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let onEnd: @Sendable (RequestRecord) -> Void

    /// Wraps a transport; the closure may be called from any thread.
    package init(_ transport: any HTTPTransport, onEnd: @escaping @Sendable (RequestRecord) -> Void) {
        self.transport = transport
        self.onEnd = onEnd
    }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let start = ContinuousClock.now
        do throws(TransportError) {
            let response = try await transport.send(request)
            note(request, "HTTP \(response.status)", since: start)
            return response
        } catch {
            note(request, error.reason, since: start)
            throw error
        }
    }

    private func note(_ request: HTTPRequest, _ ending: String, since start: ContinuousClock.Instant) {
        onEnd(RequestRecord(request, ending, ContinuousClock.now - start))
    }
}

/// A request that was sent, without its headers and so without credentials.
package struct RequestRecord: Hashable, Sendable {
    /// The method.
    package let method: HTTPMethod
    /// The address.
    package let url: String
    /// The status of the response, or why there is none.
    package let ending: String
    /// How long it took.
    package let duration: Duration

    fileprivate init(_ request: HTTPRequest, _ ending: String, _ duration: Duration) {
        method = request.method
        url = request.url
        self.ending = ending
        self.duration = duration
    }
}

extension RequestRecord: CustomStringConvertible {
    /// The request on one line; not yet safe for a terminal.
    package var description: String {
        "\(method.rawValue) \(url): \(ending), \(Int(duration / .milliseconds(1))) ms"
    }
}
