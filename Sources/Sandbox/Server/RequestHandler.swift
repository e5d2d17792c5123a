import NIOCore
import NIOHTTP1

/// Collects the parts of each request of one connection, has it answered, and writes the answer.
///
/// How an answer is written is decided in `write` alone, and by nothing that it holds.
final class RequestHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// The longest body that is read; the live service's limit is not documented.
    static let longestBody = 4 * 1_024 * 1_024

    private let service: Service
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var isRefused = false

    init(service: Service) {
        self.service = service
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(var part): collect(&part, context)
        case .end: finish(context)
        }
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
        body.writeBuffer(&part)
        if let head, body.readableBytes > Self.longestBody { refuse(context, head) }
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard let head = head.take() else { return }
        let response = service.answer(SandboxRequest(head, body: body))
        write(response, to: head, context, isLast: !head.isKeepAlive)
    }

    /// Answers a body that is too long, of which no more is read.
    private func refuse(_ context: ChannelHandlerContext, _ head: HTTPRequestHead) {
        isRefused = true
        let refusal = Refusal.errors(status: 413, "The request body is longer than \(Self.longestBody) bytes")
        let response = service.refuse(SandboxRequest(head, body: ByteBuffer()), refusal)
        write(response, to: head, context, isLast: true)
    }

    private func write(
        _ response: SandboxResponse,
        to request: HTTPRequestHead,
        _ context: ChannelHandlerContext,
        isLast: Bool
    ) {
        let head = HTTPResponseHead(response, version: request.version, isLast: isLast)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !response.body.isEmpty {
            let bytes = context.channel.allocator.buffer(bytes: response.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
        }
        let written = isLast ? context.eventLoop.makePromise(of: Void.self) : nil
        if let written {
            let channel = context.channel
            written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
