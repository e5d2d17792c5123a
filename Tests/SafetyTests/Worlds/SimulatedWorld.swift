import HTTP
import Platform
import Sandbox
import SimulationSupport
import TestSupport

/// The sandbox, the network and the time of one schedule of faults, without a socket or a second of waiting.
final class SimulatedWorld: FaultyWorld {
    private let api: SimulatedAPI
    let referee: Referee

    init(_ faults: FaultPlan, _ assumptions: Assumptions = Assumptions()) {
        let referee = Referee()
        self.referee = referee
        // The simulation has a time of its own.
        var configuration = Schedule.sandbox(assumptions) { 0 }
        configuration.log = referee.note
        configuration.faults = faults
        api = SimulatedAPI(configuration)
    }

    var endpoint: String { SimulatedAPI.address }
    var transport: any HTTPTransport { api }
    var clock: any Clock<Duration> { api.clock }
    /// With more than one at once, it would be up to chance which is struck.
    var parallelism: Int { 1 }

    func heal() { api.use(.none) }

    func perform(_ request: AppRequest) {
        api.ask(request.method, request.path, headers: request.headers, body: request.bytes)
    }

    func now() -> Moment { api.now() }
    func change(_ clocks: ManualTime.Change) { api.clientTime.change(clocks) }
}
