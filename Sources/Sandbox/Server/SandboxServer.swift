import NIOCore
import NIOHTTP1
import NIOPosix

/// A running sandbox: the emulated API, listening on 127.0.0.1.
///
/// One event loop serves every connection and owns the application, so that requests are answered one after the other,
/// whole, in the order in which they come.
package struct SandboxServer: Sendable {
    /// The address to send requests to, such as `http://127.0.0.1:41234`.
    package let url: String
    /// The address at which faults are changed, the log is read and time is moved; `nil` where there is none.
    package let controlURL: String?
    private let channels: [any Channel]
    private let group: MultiThreadedEventLoopGroup
    private let service: NIOLoopBound<Service>
    private let configuration: SandboxConfiguration

    /// Starts a sandbox; it serves as soon as this returns.
    ///
    /// - Throws: `SandboxStartError`, where it cannot listen on a port.
    package static func start(_ configuration: SandboxConfiguration) async throws(SandboxStartError) -> SandboxServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do throws(SandboxStartError) {
            return try await start(configuration, group)
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    private static func start(
        _ configuration: SandboxConfiguration,
        _ group: MultiThreadedEventLoopGroup
    ) async throws(SandboxStartError) -> SandboxServer {
        let loop = group.next()
        let service = await Self.service(configuration, loop)
        var channels = [try await listen(configuration.port, group) { service.value }]
        if let port = configuration.controlPort {
            channels.append(try await listen(port, group) { Control(service: service.value) })
        }
        let urls = channels.map { "http://127.0.0.1:\($0.localAddress?.port ?? 0)" }
        return SandboxServer(
            url: urls[0],
            controlURL: urls.dropFirst().first,
            channels: channels,
            group: group,
            service: service,
            configuration: configuration
        )
    }

    /// Puts another plan of faults to work, which counts from the beginning.
    package func use(_ plan: FaultPlan) async {
        let service = service
        try? await group.any().submit { service.value.use(plan) }.get()
    }

    /// Stops listening, says what was counted, closes every connection, ends the server's thread,
    /// and closes the store.
    package func stop() async {
        let service = service
        if let counters = try? await group.any().submit({ service.value.router.counters }).get() {
            configuration.logCounters(counters)
        }
        for channel in channels { try? await channel.close().get() }
        try? await group.shutdownGracefully()
        configuration.store?.close()
    }
}
