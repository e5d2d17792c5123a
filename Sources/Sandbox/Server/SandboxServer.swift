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
    private let channel: any Channel
    private let group: MultiThreadedEventLoopGroup
    private let store: StoreFile?

    /// Starts a sandbox; it serves as soon as this returns.
    ///
    /// - Throws: `SandboxStartError`, where it cannot listen on the port.
    package static func start(_ configuration: SandboxConfiguration) async throws(SandboxStartError) -> SandboxServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let loop = group.next()
            let box = try await loop.submit {
                NIOLoopBound(Service(configuration), eventLoop: loop)
            }.get()
            let channel = try await bootstrap(group, box).bind(host: "127.0.0.1", port: configuration.port).get()
            let port = channel.localAddress?.port ?? configuration.port
            return SandboxServer(
                url: "http://127.0.0.1:\(port)",
                channel: channel,
                group: group,
                store: configuration.store
            )
        } catch {
            try? await group.shutdownGracefully()
            throw SandboxStartError(port: configuration.port, error)
        }
    }

    /// Stops listening, closes every connection, ends the server's thread, and closes the store.
    package func stop() async {
        try? await channel.close().get()
        try? await group.shutdownGracefully()
        store?.close()
    }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup,
        _ service: NIOLoopBound<Service>
    ) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
                        withPipeliningAssistance: true,
                        withErrorHandling: true
                    )
                    try channel.pipeline.syncOperations.addHandler(RequestHandler(service: service.value))
                }
            }
    }
}
