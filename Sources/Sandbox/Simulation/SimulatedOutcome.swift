/// What the client of a simulated sandbox receives for a request.
package enum SimulatedOutcome: Hashable, Sendable {
    /// A complete response.
    case response(SimulatedResponse)
    /// A response whose body broke off, with the part that arrived.
    case truncated(SimulatedResponse)
    /// A connection that was reset.
    case reset
    /// Nothing while the client waited.
    case silence

    /// What the client receives of a delivery; `nil` if nothing arrives.
    init?(_ outcome: Delivery.Outcome) {
        switch outcome {
        case .response(let response): self = .response(SimulatedResponse(response, body: response.body))
        case .truncated(let response):
            self = .truncated(SimulatedResponse(response, body: Array(response.firstHalf)))
        case .reset: self = .reset
        case .silence: return nil
        }
    }
}

/// A response of a simulated sandbox.
package struct SimulatedResponse: Hashable, Sendable {
    /// The status.
    package let status: Int
    /// The headers by lower-case name.
    package let headers: [String: String]
    /// The body, or the part that arrived.
    package let body: [UInt8]

    init(_ response: SandboxResponse, body: [UInt8]) {
        status = response.status
        let pairs = response.headers.map { ($0.name.lowercased(), $0.value) }
        headers = Dictionary(pairs + (body.isEmpty ? [] : [("content-type", response.contentType)])) { $1 }
        self.body = body
    }
}

/// An outcome, and when it arrived.
package struct SimulatedArrival: Hashable, Sendable {
    /// The number of the request.
    package let number: Int
    /// The time since the start of the simulation.
    package let time: Duration
    /// The outcome.
    package let outcome: SimulatedOutcome
}
