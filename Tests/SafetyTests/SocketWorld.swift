import HTTP
import Journal
import Platform
import Sandbox
import TestSupport

/// A sandbox that listens on 127.0.0.1, and libcurl, in a time that runs faster than the real one.
struct SocketWorld: FaultyWorld {
    private let hurriedClock: HurriedClock
    let written: WrittenDialogs
    private let server: SandboxServer
    private let curl: CurlTransport

    private init(second: Int, written: WrittenDialogs, server: SandboxServer, curl: CurlTransport) {
        hurriedClock = HurriedClock(haste: 1000 / second)
        self.written = written
        self.server = server
        self.curl = curl
    }

    /// Starts a sandbox where a second lasts so many milliseconds, and stops it when the work is done.
    static func with<Result>(
        second: Int,
        _ faults: FaultPlan,
        _ configuration: SandboxConfiguration = SandboxConfiguration(),
        _ work: (SocketWorld) async throws -> Result
    ) async throws -> Result {
        let written = WrittenDialogs()
        var configuration = configuration
        let log = configuration.log
        configuration.log = { entry in
            written.note(entry)
            log(entry)
        }
        configuration.faults = faults
        let curl = try CurlTransport(HTTPConfiguration(totalTimeout: .milliseconds(30 * second)))
        defer { curl.shutdown() }
        let server = try await SandboxServer.start(configuration)
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await work(SocketWorld(second: second, written: written, server: server, curl: curl)))
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

    func wallTime() -> WallTime {
        WallTime(milliseconds: 1_767_225_600_000).advanced(by: hurriedClock.now.offset)
    }
}
