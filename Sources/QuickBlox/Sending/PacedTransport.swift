package import HTTP
package import Pacing

/// Sends each request once it has a permit, and tells the pacer how the request ended.
///
/// The wait is over before the request is passed on, so it does not count towards the request's timeout.
package struct PacedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let pacer: Pacer
    private let onEnd: @Sendable (Result<HTTPResponse, TransportError>) -> Void

    /// Wraps a transport; all transports to the same account must share the pacer.
    ///
    /// - Parameters:
    ///   - transport: Sends the requests.
    ///   - pacer: Gives the permits.
    ///   - onEnd: Called with the outcome of each request that was sent.
    package init(
        _ transport: any HTTPTransport,
        pacer: Pacer,
        onEnd: @escaping @Sendable (Result<HTTPResponse, TransportError>) -> Void = { _ in }
    ) {
        self.transport = transport
        self.pacer = pacer
        self.onEnd = onEnd
    }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard let permit = await permit(for: request) else { throw .cancelled(mayHaveBeenSent: false) }
        do throws(TransportError) {
            let response = try await transport.send(request)
            permit.end(response.ending)
            onEnd(.success(response))
            return response
        } catch {
            permit.end(.unclear)
            onEnd(.failure(error))
            throw error
        }
    }

    /// The permit that `Creation` (in Applying) obtained before it recorded the create, or else a new one.
    private func permit(for request: HTTPRequest) async -> SendPermit? {
        if let permit = SendPermit.forNextRequest, permit.use() { return permit }
        let permit = await pacer.permit(for: request.method == .get ? .read : .create)
        _ = permit?.use()
        return permit
    }
}

extension HTTPResponse {
    /// What the response says about the load on the server.
    fileprivate var ending: RequestEnding {
        switch status {
        case 429, 503: .throttled(retryAfter: retryAfter)
        case 408, 500...: .unclear
        default: .good
        }
    }
}
