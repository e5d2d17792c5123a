import NIOCore
import NIOHTTP1

/// Answers what cannot be read as a request of HTTP/1.1 with 400 and a sentence that says why.
///
/// Where a response is being written, nothing is added to it. The connection is closed then.
final class MalformedRequestHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var isWriting = false

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The decoder closes the channel as soon as this returns, so nothing may wait here.
        if let error = error as? HTTPParserError, !isWriting { answer(error, context) }
        context.fireErrorCaught(error)
    }

    private func answer(_ error: HTTPParserError, _ context: ChannelHandlerContext) {
        let response = ErrorResponse.errors(status: 400, Self.reason(error)).response
        let head = HTTPResponseHead(response, version: .http1_1, isLast: true)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: response.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    private static func reason(_ error: HTTPParserError) -> String {
        switch error {
        case .invalidURL, .invalidConstant, .invalidPath, .invalidQueryString, .invalidHost:
            "The target of the request is no URL: spaces and all characters but ASCII are to be percent-encoded in it, "
                + "as UTF-8."
        case .invalidMethod: "The request has no method of HTTP."
        default: "The request cannot be read as one of HTTP/1.1."
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): isWriting = head.status.code >= 200
        case .body: break
        case .end: isWriting = false
        }
        context.write(data, promise: promise)
    }
}
