import Dispatch
import HTTP
import Journal
import Platform
import Sandbox
import TestSupport

/// A sandbox that listens on 127.0.0.1, and libcurl, in a time that runs faster than the real one.
struct SocketWorld: FaultyWorld {
    private let hurriedClock: HurriedClock
    private let clientTime = ManualTime()
    let referee: Referee
    private let server: SandboxServer
    private let curl: CurlTransport
    /// Whether a fault may keep an update from being answered.
    private let losesUpdates: Bool

    private init(
        _ clock: HurriedClock,
        referee: Referee,
        server: SandboxServer,
        curl: CurlTransport,
        losesUpdates: Bool
    ) {
        hurriedClock = clock
        self.referee = referee
        self.server = server
        self.curl = curl
        self.losesUpdates = losesUpdates
    }

    /// Starts a sandbox where a second lasts so many milliseconds, and stops it when the work is done.
    ///
    /// Unless it is configured otherwise, it is that of a trial, with the same time as its clients.
    static func with<Result>(
        second: Int,
        _ faults: FaultPlan,
        _ configuration: SandboxConfiguration? = nil,
        _ assumptions: Assumptions = Assumptions(),
        _ work: (SocketWorld) async throws -> Result
    ) async throws -> Result {
        let referee = Referee()
        let clock = HurriedClock(haste: 1000 / second)
        var configuration = configuration ?? Schedule.sandbox(assumptions) { clock.wallTime.milliseconds / 1000 }
        let log = configuration.log
        configuration.log = { entry in
            referee.note(entry)
            log(entry)
        }
        configuration.faults = faults
        let curl = try CurlTransport(HTTPConfiguration(totalTimeout: .milliseconds(30 * second)))
        defer { curl.shutdown() }
        let server = try await SandboxServer.start(configuration)
        let result: Swift.Result<Result, any Error>
        do {
            let world = SocketWorld(
                clock,
                referee: referee,
                server: server,
                curl: curl,
                losesUpdates: faults.rules.contains { $0.description.hasPrefix("never") }
            )
            result = .success(try await work(world))
        } catch {
            result = .failure(error)
        }
        await server.stop()
        return try result.get()
    }

    var endpoint: String { server.url }
    var transport: any HTTPTransport { curl }
    var clock: any Clock<Duration> { hurriedClock }
    var parallelism: Int { 3 }

    func heal() async { await server.use(.none) }

    /// Sends the request on a connection of its own, and waits for the answer unless a fault may have struck it.
    func perform(_ request: AppRequest) async {
        guard let port = server.url.split(separator: ":").last.flatMap({ Int($0) }) else { return }
        let text = request.text
        let waits = request.method == "DELETE" || request.method == "PUT" && !losesUpdates
        await withCheckedContinuation { continuation in
            // A connection of this kind blocks its thread.
            DispatchQueue.global().async {
                if let client = try? LoopbackClient(port: port) {
                    client.send(text)
                    if waits { _ = try? client.receive() }
                }
                continuation.resume()
            }
        }
    }

    func now() -> Moment { clientTime.now(after: hurriedClock.now.offset) }
    func change(_ clocks: ManualTime.Change) { clientTime.change(clocks) }
}

extension AppRequest {
    /// The request as it is sent.
    fileprivate var text: String {
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        return "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(lines)Content-Length: \(bytes.count)\r\n\r\n"
            + String(decoding: bytes, as: UTF8.self)
    }
}
