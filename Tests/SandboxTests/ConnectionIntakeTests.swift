import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import Sandbox

/// A port while the system has no descriptor for another connection.
@Suite struct ConnectionIntakeTests {
    private final class Warnings: Sendable {
        let all = Mutex<[String]>([])
    }

    private func port(_ warnings: Warnings) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionIntake { text in warnings.all.withLock { $0.append(text) } })
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    /// Whether the port accepts connections by itself; `nil` before it was told anything.
    private func isAccepting(_ channel: EmbeddedChannel) -> Bool? {
        channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption }?.value as? Bool
    }

    private let shortage = IOError(errnoCode: 24, reason: "accept")

    @Test func `pauses for a second, and says so once`() throws {
        let warnings = Warnings()
        let channel = try port(warnings)
        for _ in 1...3 { channel.pipeline.fireErrorCaught(shortage) }
        #expect(isAccepting(channel) == false)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(isAccepting(channel) == true)
        channel.pipeline.fireErrorCaught(shortage)
        #expect(isAccepting(channel) == false)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(isAccepting(channel) == true)
        #expect(
            warnings.all.withLock(\.self)
                == ["cannot accept another connection: Too many open files; more are accepted as others end"]
        )
    }

    @Test func `goes on as soon as a connection ends`() throws {
        let channel = try port(Warnings())
        let connection = EmbeddedChannel(loop: channel.embeddedEventLoop)
        try connection.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.writeInbound(connection as any Channel)
        channel.pipeline.fireErrorCaught(shortage)
        #expect(isAccepting(channel) == false)
        try connection.close().wait()
        channel.embeddedEventLoop.run()
        #expect(isAccepting(channel) == true)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(isAccepting(channel) == true)
    }
}
