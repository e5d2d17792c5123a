package import HTTP
package import Platform
package import Sandbox
internal import Synchronization
package import TestSupport

/// The emulated API without a socket, with a simulated clock for it and its clients: a task that sleeps advances the
/// clock.
package final class SimulatedAPI: HTTPTransport {
    /// The address to which requests are sent.
    package static let address = "https://simulated.example"

    private let simulation: SandboxSimulation
    private let log: RequestLog
    /// What sets the clocks of its clients.
    package let clientTime = ManualTime()

    /// One request to the API.
    package struct Request: Hashable, Sendable {
        /// The method.
        package let method: String
        /// Path and query.
        package let target: String
        /// The body.
        package let body: [UInt8]
        /// The time since the start.
        package let time: Duration
    }

    /// Starts an application; the clock of its configuration does not count.
    package init(_ configuration: SandboxConfiguration = SandboxConfiguration()) {
        var configuration = configuration
        configuration.now = { SimulatedAPI.start / 1000 }
        simulation = SandboxSimulation(configuration)
        log = RequestLog()
    }

    private static let start = 1_767_225_600_000

    /// The requests so far.
    package var requests: [Request] { log.requests }

    /// How many requests with a method were sent so far.
    package func count(of method: String) -> Int { requests.count { $0.method == method } }

    /// The time since the start.
    package var time: Duration { simulation.time }

    /// From here on other things fail.
    package func use(_ faults: FaultPlan) { simulation.use(faults) }

    /// The time of its clients, whose clocks may be set.
    package func now() -> Moment { clientTime.now(after: simulation.time) }

    /// Advances the clock.
    package func pass(_ duration: Duration) { _ = simulation.advance(to: simulation.time + duration) }

    /// The clock for delays.
    package var clock: SimulatedClock { SimulatedClock(api: self) }

    /// Does what an app or a person does, which no client of these tests could: any method, on behalf of a user.
    ///
    /// It is not among the requests.
    ///
    /// - Returns: The status of the answer; `nil` where there is none.
    @discardableResult
    package func act(_ method: String, _ target: String, as user: Int, _ body: String = "") -> Int? {
        let headers = [
            "Authorization": "ApiKey sandbox-key", "On-Behalf-Of": String(user), "Content-Type": "application/json",
        ]
        let request = SimulatedRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
        if case .response(let answer) = simulation.exchange(request) { return answer.status }
        return nil
    }

    /// Sends a request that is not the client's, whatever becomes of it.
    package func ask(_ method: String, _ target: String, headers: [String: String], body: [UInt8]) {
        _ = simulation.exchange(SimulatedRequest(method: method, target: target, headers: headers, body: body))
    }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let target = String(request.url.dropFirst(Self.address.count))
        log.add(Request(method: request.method.rawValue, target: target, body: request.body, time: simulation.time))
        let outcome = simulation.exchange(
            SimulatedRequest(
                method: request.method.rawValue,
                target: target,
                headers: Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 },
                body: request.body
            )
        )
        switch outcome {
        case .response(let answer):
            return HTTPResponse(
                status: answer.status,
                headers: answer.headers.map { HTTPHeader($0.key, $0.value) },
                body: answer.body
            )
        case .truncated: throw .mayHaveBeenSent("the answer broke off")
        case .reset: throw .mayHaveBeenSent("the connection was reset")
        case .silence: throw .mayHaveBeenSent("no answer within 30 s")
        }
    }
}

private final class RequestLog: Sendable {
    private let list = Mutex<[SimulatedAPI.Request]>([])

    var requests: [SimulatedAPI.Request] { list.withLock(\.self) }

    func add(_ request: SimulatedAPI.Request) { list.withLock { $0.append(request) } }
}
