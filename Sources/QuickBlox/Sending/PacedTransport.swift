package import HTTP
package import Pacing

/// Sends each request when its turn has come, and tells the pacer how the server took it.
///
/// The wait is over before the request is handed on, so it does not count against the request's timeout.
package struct PacedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let pacer: Pacer
    private let onEnd: @Sendable (Result<HTTPResponse, TransportError>) -> Void

    /// Wraps a transport; all that reach the same account must share the pacer.
    ///
    /// - Parameters:
    ///   - transport: What sends the requests.
    ///   - pacer: What gives them their turns.
    ///   - onEnd: Told what came of each request that had its turn.
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
        guard let turn = await turn(for: request) else { throw .cancelled(mayHaveBeenSent: false) }
        do throws(TransportError) {
            let response = try await transport.send(request)
            turn.end(response.ending)
            onEnd(.success(response))
            return response
        } catch {
            turn.end(.unclear)
            onEnd(.failure(error))
            throw error
        }
    }

    private func turn(for request: HTTPRequest) async -> SendPermit? {
        if let taken = SendPermit.taken, taken.use() { return taken }
        let turn = await pacer.turn(request.method == .get ? .read : .create)
        _ = turn?.use()
        return turn
    }
}

extension HTTPResponse {
    /// What the answer tells of how the server is.
    fileprivate var ending: RequestEnding {
        switch status {
        case 429, 503: .turnedAway(retryAfter: retryAfter)
        case 408, 500...: .unclear
        default: .good
        }
    }
}
