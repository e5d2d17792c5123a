import NIOCore
import Platform

/// Pauses a port while the system cannot give it another connection, as when all descriptors of the process are in use.
///
/// Connections that were accepted are served meanwhile, and others wait in the system's queue. Without a pause, the
/// event loop would be told of them over and over.
final class ConnectionIntake: ChannelInboundHandler {
    typealias InboundIn = any Channel

    /// How long a pause lasts if no connection ends before.
    static let pause = TimeAmount.seconds(1)

    private let warn: @Sendable (String) -> Void
    private var hasWarned = false
    private var isPaused = false

    init(warn: @escaping @Sendable (String) -> Void) {
        self.warn = warn
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let port = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        unwrapInboundIn(data).closeFuture.hop(to: context.eventLoop).whenComplete { _ in
            let (intake, context) = port.value
            intake.resume(context)
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError else { return context.fireErrorCaught(error) }
        if !hasWarned {
            let reason = SystemError(.open, path: "", code: error.errnoCode).reason
            warn("cannot accept another connection: \(reason); more are accepted as others end")
            hasWarned = true
        }
        guard !isPaused else { return }
        isPaused = true
        set(true, context)
        let port = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.pause) {
            let (intake, context) = port.value
            intake.resume(context)
        }
    }

    private func resume(_ context: ChannelHandlerContext) {
        guard isPaused, context.channel.isActive else { return }
        isPaused = false
        set(false, context)
    }

    private func set(_ isPaused: Bool, _ context: ChannelHandlerContext) {
        try? context.channel.syncOptions?.setOption(.autoRead, value: !isPaused)
    }
}
