import HTTP
import Journal
import Platform
import TestSupport

/// A sandbox with faults, the way to it, and the time in which it and its clients live.
protocol FaultyWorld: Sendable {
    /// Where the sandbox is.
    var endpoint: String { get }
    /// Sends requests to it.
    var transport: any HTTPTransport { get }
    /// What everybody's waits are measured with.
    var clock: any Clock<Duration> { get }
    /// How many requests may be open at once.
    var parallelism: Int { get }
    /// Sees what the sandbox does.
    var referee: Referee { get }

    /// From here on nothing fails.
    func heal() async
    /// Sends a request of somebody's app, whatever becomes of it.
    func perform(_ request: AppRequest) async
    /// The time of the clients.
    func now() -> Moment
    /// Changes the clocks of the clients; those of the sandbox stay right.
    func change(_ clocks: ManualTime.Change)
}
