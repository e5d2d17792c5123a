import Dialogs
import HTTP
import Journal
import QuickBlox
import Sandbox
import Synchronization

/// The sandbox, the network and the time of one schedule of faults, without a socket or a second of waiting.
final class SimulatedWorld: Sendable {
    private let simulation: SandboxSimulation
    private let written: WrittenDialogs

    init(_ faults: FaultPlan) {
        let written = WrittenDialogs()
        self.written = written
        var configuration = SandboxConfiguration(now: { 1_767_225_600 }, log: written.note)
        configuration.faults = faults
        simulation = SandboxSimulation(configuration)
    }

    /// From here on nothing fails.
    func heal() { simulation.use(.none) }

    /// The IDs of the dialogs that were made since the last call, whoever was told.
    func takeWritten() -> Set<DialogID> { written.take() }

    /// The time on the wall.
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
                target: String(request.url.dropFirst(Self.endpoint.count)),
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

    static let endpoint = "https://simulated.example"
}

/// A clock whose time is the simulation's: whoever sleeps lets everything happen that is due.
struct SimulatedClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (first: Self, second: Self) -> Bool { first.offset < second.offset }
    }

    let world: SimulatedWorld

    var now: Instant { Instant(offset: world.wallTime().since(WallTime(milliseconds: 0))) }
    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        world.pass(now.duration(to: deadline))
    }
}

/// The dialogs that the sandbox's own log says were made.
private final class WrittenDialogs: Sendable {
    private let ids = Mutex<Set<DialogID>>([])

    @Sendable func note(_ entry: LogEntry) {
        guard entry.method == "POST", let id = entry.dialogID.flatMap(DialogID.init(serverText:)) else { return }
        ids.withLock { _ = $0.insert(id) }
    }

    func take() -> Set<DialogID> {
        ids.withLock { ids in
            defer { ids = [] }
            return ids
        }
    }
}
