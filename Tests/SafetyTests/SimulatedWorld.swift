import HTTP
import Journal
import Platform
import Sandbox

/// The sandbox, the network and the time of one schedule of faults, without a socket or a second of waiting.
final class SimulatedWorld: FaultyWorld {
    private let simulation: SandboxSimulation
    let written: WrittenDialogs

    init(_ faults: FaultPlan) {
        let written = WrittenDialogs()
        self.written = written
        var configuration = SandboxConfiguration(now: { 1_767_225_600 }, log: written.note)
        configuration.faults = faults
        simulation = SandboxSimulation(configuration)
    }

    var endpoint: String { Self.address }
    var transport: any HTTPTransport { self }
    var clock: any Clock<Duration> { SimulatedClock(world: self) }
    /// With more than one at once, it would be up to chance which is struck.
    var parallelism: Int { 1 }

    func heal() { simulation.use(.none) }

    func wallTime() -> WallTime {
        WallTime(milliseconds: 1_767_225_600_000).advanced(by: simulation.time)
    }

    /// Lets time pass.
    func pass(_ duration: Duration) { _ = simulation.advance(to: simulation.time + duration) }
}

extension SimulatedWorld: HTTPTransport {
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let outcome = simulation.exchange(
            SimulatedRequest(
                method: request.method.rawValue,
                target: String(request.url.dropFirst(Self.address.count)),
                headers: Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 },
                body: request.body
            )
        )
        switch outcome {
        case .answer(let answer):
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

    private static let address = "https://simulated.example"
}
