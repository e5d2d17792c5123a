import QuickBlox
import SimulationSupport
import Testing

extension SimulatedAPI {
    /// A store over the API.
    func store() throws -> QuickBloxStore {
        QuickBloxStore(
            endpoint: try Endpoint(Self.address),
            credentials: .apiKey(try #require(Secret("sandbox-key"))),
            transport: self
        )
    }

    /// The bodies of requests, in their order.
    var bodies: [[UInt8]] { requests.map(\.body).filter { !$0.isEmpty } }
}
