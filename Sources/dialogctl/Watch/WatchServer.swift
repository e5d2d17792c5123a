import NIOCore
import NIOHTTP1
import NIOPosix
import Platform
import Provisioning
import Synchronization

/// A small HTTP server for probes and scrapers: one thread, few connections, one short request on each.
final class WatchServer: Sendable {
    /// The most connections at once; others are closed at once.
    private static let mostConnections = 512

    private let group: MultiThreadedEventLoopGroup
    /// Where it listens: the host and the port that the system gave.
    let address: String

    private init(_ group: MultiThreadedEventLoopGroup, address: String) {
        self.group = group
        self.address = address
    }

    /// Starts to listen.
    ///
    /// - Parameters:
    ///   - host: The address or the name to listen at.
    ///   - port: The port; 0 for any.
    ///   - answer: The answer to a request for a path; called on the server's thread.
    /// - Returns: The server.
    /// - Throws: A `RunFailure` if it cannot listen there.
    static func listen(
        on host: String,
        port: Int,
        answer: @escaping @Sendable (_ path: String) -> WatchAnswer
    ) async throws(RunFailure) -> WatchServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let channel = try await bootstrap(group, answer).bind(host: host, port: port).get()
            let bound = channel.localAddress?.port ?? port
            return WatchServer(group, address: host.contains(":") ? "[\(host)]:\(bound)" : "\(host):\(bound)")
        } catch {
            try? await group.shutdownGracefully()
            let reason =
                (error as? IOError).map { SystemError(.open, path: "", code: $0.errnoCode).reason } ?? "\(error)"
            throw RunFailure("--listen \(host):\(port): \(reason)", status: .usage)
        }
    }

    /// Closes all connections.
    func close() async { try? await group.shutdownGracefully() }

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup,
        _ answer: @escaping @Sendable (_ path: String) -> WatchAnswer
    ) -> ServerBootstrap {
        let connections = ConnectionCount()
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                guard connections.enter(atMost: mostConnections) else { return channel.close() }
                channel.closeFuture.whenComplete { _ in connections.leave() }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
                        withPipeliningAssistance: true,
                        withErrorHandling: true
                    )
                    try channel.pipeline.syncOperations.addHandler(WatchRequestHandler(answer))
                }
            }
    }
}

/// How many connections are open.
private final class ConnectionCount: Sendable {
    private let count = Mutex(0)

    func enter(atMost limit: Int) -> Bool {
        count.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}
