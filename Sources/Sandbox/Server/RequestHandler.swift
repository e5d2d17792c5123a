import Glibc
import NIOCore
import NIOHTTP1

/// Collects the parts of each request of a connection, passes the request to the responder, and writes the response.
///
/// Only `deliver` decides how a response is written, and it depends on no stored state.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// The size limit of a body, in bytes; the live service's limit is not documented.
    static let longestBody = 4 * 1_024 * 1_024

    /// How much of the rest of a refused body is read, in bytes, so that a client that is still sending sees the
    /// response.
    private static let longestRest = 64 * 1_024 * 1_024

    private let responder: any Responder
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    /// How many bytes have been read of the rest of a refused body.
    private var refusedRest: Int?

    init(responder: any Responder) {
        self.responder = responder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), refusedRest) {
        case (.head(let head), nil): begin(head, context)
        case (.body(var part), nil): collect(&part, context)
        case (.end, nil): finish(context)
        case (.body(let part), let rest?): drop(part, after: rest, context)
        case (.head, _?), (.end, _?): context.close(promise: nil)
        }
    }

    private func drop(_ part: ByteBuffer, after rest: Int, _ context: ChannelHandlerContext) {
        refusedRest = rest + part.readableBytes
        if rest + part.readableBytes > Self.longestRest { context.close(promise: nil) }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        self.head = head
        body.clear()
        let length = head.headers.first(name: "content-length").flatMap(Int.init) ?? 0
        if length > Self.longestBody {
            refuse(context, head)
        } else if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
            let interim = HTTPResponseHead(version: head.version, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(interim)), promise: nil)
        }
    }

    private func collect(_ part: inout ByteBuffer, _ context: ChannelHandlerContext) {
        if body.readableBytes == 0 { body = part } else { body.writeBuffer(&part) }
        if let head, body.readableBytes > Self.longestBody { refuse(context, head) }
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard let head = head.take() else { return }
        let request = SandboxRequest(head, body: body)
        body = ByteBuffer()
        responder.answer(request) { [self] outcome in
            if context.channel.isActive { deliver(outcome, to: head, context) }
        }
    }

    private func deliver(_ outcome: Delivery.Outcome, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        switch outcome {
        case .response(let response):
            let isLast = !request.isKeepAlive
            write(response, to: request, context, isLast: isLast, written: isLast ? closing(context) : nil)
        case .truncated(let response):
            write(response, response.firstHalf, to: request, context, isLast: true, written: closing(context))
        case .reset: reset(context.channel)
        case .silence: break
        }
    }

    /// Closes a connection with a reset: what the client has not read by then is lost.
    private func reset(_ channel: any Channel) {
        let close: @Sendable (Result<Void, any Error>) -> Void = { _ in channel.close(promise: nil) }
        guard let options = channel as? any SocketOptionProvider else { return close(.success(())) }
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete(close)
    }

    /// Responds to a body that is too long; the connection is closed once the rest of the body has arrived and been
    /// dropped.
    private func refuse(_ context: ChannelHandlerContext, _ head: HTTPRequestHead) {
        refusedRest = 0
        body = ByteBuffer()
        let refusal = ErrorResponse.errors(status: 413, "The request body is longer than \(Self.longestBody) bytes")
        let response = responder.refuse(SandboxRequest(head, body: ByteBuffer()), refusal)
        write(response, to: head, context, isLast: true)
    }

    /// Writes a response, or its head and a part of its body.
    private func write(
        _ response: SandboxResponse,
        _ part: ArraySlice<UInt8>? = nil,
        to request: HTTPRequestHead,
        _ context: ChannelHandlerContext,
        isLast: Bool,
        written: EventLoopPromise<Void>? = nil
    ) {
        let head = HTTPResponseHead(response, version: request.version, isLast: isLast)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !response.body.isEmpty {
            let bytes = part.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(bytes: response.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    /// A promise that closes the connection once it is fulfilled.
    private func closing(_ context: ChannelHandlerContext) -> EventLoopPromise<Void> {
        let channel = context.channel
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        return written
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
