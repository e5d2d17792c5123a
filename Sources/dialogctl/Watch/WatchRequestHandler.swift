import NIOCore
import NIOHTTP1

/// Answers the one request of a connection, and closes it.
final class WatchRequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// How long a connection may stay open.
    private static let patience = TimeAmount.seconds(3)
    /// The most bytes of a body, which nobody needs.
    private static let longestBody = 4096

    private let answer: @Sendable (_ path: String) -> WatchAnswer
    private var head: HTTPRequestHead?
    private var bodyLength = 0
    private var deadline: Scheduled<Void>?

    init(_ answer: @escaping @Sendable (_ path: String) -> WatchAnswer) {
        self.answer = answer
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let part):
            bodyLength += part.readableBytes
            if bodyLength > Self.longestBody { context.close(promise: nil) }
        case .end:
            if let head { respond(to: head, context) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func respond(to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let isRead = request.method == .GET || request.method == .HEAD
        let path = String(request.uri.prefix { $0 != "?" })
        let answer = isRead ? self.answer(path) : WatchAnswer(405, "only GET is answered\n")
        var head = HTTPResponseHead(version: request.version, status: HTTPResponseStatus(statusCode: answer.status))
        head.headers.add(name: "Content-Type", value: answer.type)
        head.headers.add(name: "Content-Length", value: "\(answer.body.utf8.count)")
        head.headers.add(name: "Cache-Control", value: "no-store")
        head.headers.add(name: "Connection", value: "close")
        if !isRead { head.headers.add(name: "Allow", value: "GET, HEAD") }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
        }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
