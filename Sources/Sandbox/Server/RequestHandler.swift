import Glibc
import NIOCore
import NIOHTTP1

/// Collects the parts of each request of a connection, passes the request to the responder, and writes the response.
///
/// The pipeline passes a request on only after the response to the one before it was written, and does not read
/// meanwhile. A request is handled only when the client has read so much of earlier responses that more can be written.
/// So one request and one response of a connection, and little besides, are in memory at a time.
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

    /// How long a request may take to arrive after its header.
    static let patience = TimeAmount.seconds(60)

    private let responder: any Responder
    private let sites: AllowedSites
    /// The request that is complete and not handled yet, with its head.
    private var waiting: (request: SandboxRequest, head: HTTPRequestHead)?
    private var isHandling = false
    /// Closes the connection if the rest of the request does not arrive.
    private var deadline: Scheduled<Void>?
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    /// How many bytes have been read of the rest of a refused body.
    private var refusedRest: Int?

    init(responder: any Responder, sites: AllowedSites) {
        self.responder = responder
        self.sites = sites
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
        deadline.take()?.cancel()
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
        waiting = (SandboxRequest(head, body: body), head)
        body = ByteBuffer()
        handleWaiting(context)
    }

    /// Handles the request that waits, if there is room for its response; then the one that the pipeline passes on
    /// while the response is written, and so on, rather than one within the other.
    private func handleWaiting(_ context: ChannelHandlerContext) {
        guard !isHandling else { return }
        isHandling = true
        defer { isHandling = false }
        while context.channel.isWritable, let (request, head) = waiting.take() { handle(request, head, context) }
    }

    private func handle(_ request: SandboxRequest, _ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if let refusal = sites.refusal(request.headers) {
            return write(refused(request, refusal), to: head, context, isLast: true, written: closing(context))
        }
        responder.answer(request) { [self] outcome in
            if context.channel.isActive { deliver(outcome, to: head, context) }
        }
    }

    /// The response to a request of a foreign site, which the site's page may not read.
    private func refused(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse {
        let bare = SandboxRequest(method: request.method, target: request.target)
        var response = responder.refuse(bare, refusal)
        response.headers.removeAll { $0.name.hasPrefix("Access-Control-") }
        return response
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        handleWaiting(context)
        context.fireChannelWritabilityChanged()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        let isIncomplete = head != nil || refusedRest != nil
        if !isIncomplete, let deadline = deadline.take() { deadline.cancel() }
        if isIncomplete, deadline == nil {
            let channel = context.channel
            deadline = context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        }
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        waiting = nil
        deadline?.cancel()
        context.fireChannelInactive()
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
        let response = responder.refuse(SandboxRequest(head), refusal)
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
        // What answers HEAD has no body, or the client would take it for the next response (RFC 9110, section 9.3.2).
        if !response.body.isEmpty, request.method != .HEAD {
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
