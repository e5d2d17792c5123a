import NIOCore
import NIOHTTP1
import NIOPosix

/// A running sandbox: the emulated API, listening on 127.0.0.1.
///
/// One event loop serves every connection and owns the application, so requests are handled one after the other,
/// completely, in the order in which they arrive.
///
/// An emulator must not share its client's mistakes. So this module shares no code with the client except
/// `Diagnostics`, `Digests`, `JSON` and `Platform`: it has its own types for dialogs, secrets, timestamps and session
/// requests.
package struct SandboxServer: Sendable {
    /// The URL to send requests to, such as `http://127.0.0.1:41234`.
    package let url: String
    /// The URL at which faults are changed, the log is read and the clock is advanced; `nil` if there is none.
    package let controlURL: String?
    private let channels: [any Channel]
    private let group: MultiThreadedEventLoopGroup
    private let service: NIOLoopBound<Service>
    private let configuration: SandboxConfiguration

    /// Starts a sandbox, which is ready for requests when this returns.
    ///
    /// - Throws: `SandboxStartError` if it cannot listen on a port.
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
        var channels = [try await listen(configuration.port, group, configuration) { service.value }]
        if let port = configuration.controlPort {
            channels.append(try await listen(port, group, configuration) { Control(service: service.value) })
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

    /// Replaces the plan of faults; the new one counts from the beginning.
    package func use(_ plan: FaultPlan) async {
        let service = service
        try? await group.any().submit { service.value.use(plan) }.get()
    }

    /// Logs the counters, stops listening, closes every connection, ends the server's thread, and closes the store.
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
