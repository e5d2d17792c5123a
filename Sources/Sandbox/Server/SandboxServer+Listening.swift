import NIOCore
import NIOHTTP1
import NIOPosix

extension SandboxServer {
    /// The emulated API, created on an event loop.
    static func service(_ configuration: SandboxConfiguration, _ loop: any EventLoop) async -> NIOLoopBound<Service> {
        let make: @Sendable () -> NIOLoopBound<Service> = {
            NIOLoopBound(Service(configuration, loop: loop), eventLoop: loop)
        }
        do {
            return try await loop.submit(make).get()
        } catch {
            preconditionFailure("a loop that has just been started runs what it is given: \(error)")
        }
    }

    /// Listens on a port of 127.0.0.1, and passes the requests of all connections to responders.
    static func listen(
        _ port: Int,
        _ group: MultiThreadedEventLoopGroup,
        _ configuration: SandboxConfiguration,
        _ responder: @escaping @Sendable () -> any Responder
    ) async throws(SandboxStartError) -> any Channel {
        do {
            return try await bootstrap(group, configuration, responder).bind(host: "127.0.0.1", port: port).get()
        } catch {
            throw SandboxStartError(port: port, error)
        }
    }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup,
        _ configuration: SandboxConfiguration,
        _ responder: @escaping @Sendable () -> any Responder
    ) -> ServerBootstrap {
        let (sites, warn) = (configuration.sites, configuration.warn)
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ConnectionIntake(warn: warn))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
                        withPipeliningAssistance: true,
                        withErrorHandling: false
                    )
                    try channel.pipeline.syncOperations.addHandler(MalformedRequestHandler())
                    try channel.pipeline.syncOperations.addHandler(RequestHandler(responder: responder(), sites: sites))
                }
            }
    }
}
