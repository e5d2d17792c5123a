import HTTP
import QuickBlox
import Sandbox
import Synchronization
import Testing

/// The sandbox's API without a socket, which keeps the bodies that were sent to it.
final class SandboxTransport: HTTPTransport {
    private static let address = "https://sandbox.example"
    private let simulation = SandboxSimulation(SandboxConfiguration(now: { 1_767_225_600 }))
    private let sent = Mutex<[[UInt8]]>([])

    /// The bodies of requests, in their order.
    var bodies: [[UInt8]] { sent.withLock { $0 } }

    /// A store over the sandbox.
    func store() throws -> QuickBloxStore {
        QuickBloxStore(
            endpoint: try Endpoint(Self.address),
            credentials: .apiKey(try #require(Secret("sandbox-key"))),
            transport: self
        )
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        if !request.body.isEmpty { sent.withLock { $0.append(request.body) } }
        let outcome = simulation.exchange(
            SimulatedRequest(
                method: request.method.rawValue,
                target: String(request.url.dropFirst(Self.address.count)),
                headers: Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 },
                body: request.body
            )
        )
        guard case .answer(let answer) = outcome else { throw .mayHaveBeenSent("no answer") }
        let headers = answer.headers.map { HTTPHeader($0.key, $0.value) }
        return HTTPResponse(status: answer.status, headers: headers, body: answer.body)
    }
}
