package import HTTP
package import Pacing

/// Sends each request when its turn has come, and tells the pacer how the server took it.
///
/// The wait is over before the request is handed on, so it does not count against the request's timeout.
package struct PacedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let pacer: Pacer

    /// Wraps a transport; all that reach the same account must share the pacer.
    package init(_ transport: any HTTPTransport, pacer: Pacer) {
        self.transport = transport
        self.pacer = pacer
    }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard let turn = await turn(for: request) else { throw .cancelled(mayHaveBeenSent: false) }
        defer { turn.end(.unclear) }
        let response = try await transport.send(request)
        turn.end(response.ending)
        return response
    }

    private func turn(for request: HTTPRequest) async -> Turn? {
        if let taken = Turn.taken, taken.use() { return taken }
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
