import NIOCore
import NIOHTTP1

/// A request to a simulated sandbox.
package struct SimulatedRequest: Hashable, Sendable {
    /// The method, in upper case.
    package let method: String
    /// The path and the query.
    package let target: String
    /// The headers by name, which is not case-sensitive.
    package let headers: [String: String]
    /// The body.
    package let body: [UInt8]

    /// Creates a request.
    package init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The request as the server would read it.
    var request: SandboxRequest {
        let head = HTTPRequestHead(
            version: .http1_1,
            method: HTTPMethod(rawValue: method),
            uri: target,
            headers: HTTPHeaders(headers.map { ($0.key, $0.value) })
        )
        return SandboxRequest(head, body: ByteBuffer(bytes: body))
    }
}
