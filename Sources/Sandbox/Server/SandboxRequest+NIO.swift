import NIOCore
import NIOHTTP1

extension SandboxRequest {
    /// The request that a client sent over HTTP.
    init(_ head: HTTPRequestHead, body: ByteBuffer) {
        self.init(
            method: head.method.rawValue,
            target: head.uri,
            headers: Headers(
                contentType: head.headers.first(name: "content-type"),
                token: head.headers.first(name: "qb-token"),
                authorization: head.headers.first(name: "authorization"),
                onBehalfOf: head.headers.first(name: "on-behalf-of"),
                accountKey: head.headers.first(name: "qb-account-key"),
                host: head.headers.first(name: "host")
            ),
            body: Array(body.readableBytesView)
        )
    }
}

extension HTTPResponseHead {
    /// The head of an answer.
    init(_ response: SandboxResponse, version: HTTPVersion, isLast: Bool) {
        var headers = HTTPHeaders()
        headers.reserveCapacity(response.headers.count + 3)
        if !response.body.isEmpty { headers.add(name: "Content-Type", value: response.contentType) }
        headers.add(name: "Content-Length", value: String(response.body.count))
        for header in response.headers { headers.add(name: header.name, value: header.value) }
        if isLast {
            headers.add(name: "Connection", value: "close")
        } else if version == .http1_0 {
            headers.add(name: "Connection", value: "keep-alive")
        }
        self.init(version: version, status: HTTPResponseStatus(statusCode: response.status), headers: headers)
    }
}
