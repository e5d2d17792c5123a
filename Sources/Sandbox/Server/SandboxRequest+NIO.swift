import NIOCore
import NIOHTTP1

extension SandboxRequest {
    /// The request that NIO received.
    init(_ head: HTTPRequestHead, body: ByteBuffer = ByteBuffer()) {
        var headers = Headers(head.headers)
        var target = head.uri
        if let absolute = AbsoluteTarget(target) {
            target = absolute.target
            headers.host = absolute.authority
        }
        self.init(
            method: head.method.rawValue,
            target: target,
            headers: headers,
            body: Array(body.readableBytesView)
        )
    }
}

extension SandboxRequest.Headers {
    /// The headers that the API reads; of several with one name, the first, except that several hosts or origins are
    /// kept as one list, which is the name of nothing.
    init(_ headers: HTTPHeaders) {
        for (name, value) in headers {
            switch name.utf8.count {
            case 4 where name.isHeader("host"): host = host.map { "\($0), \(value)" } ?? value
            case 6 where name.isHeader("origin"): origin = origin.map { "\($0), \(value)" } ?? value
            case 8 where token == nil && name.isHeader("qb-token"): token = value
            case 12 where contentType == nil && name.isHeader("content-type"): contentType = value
            case 12 where onBehalfOf == nil && name.isHeader("on-behalf-of"): onBehalfOf = value
            case 13 where authorization == nil && name.isHeader("authorization"): authorization = value
            case 14 where accountKey == nil && name.isHeader("qb-account-key"): accountKey = value
            default: break
            }
        }
    }
}

extension String {
    /// Whether this is the name of a header, ignoring case; the argument is in lower case.
    fileprivate func isHeader(_ name: String) -> Bool {
        for (byte, wanted) in zip(utf8, name.utf8) {
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            if (isCapital ? byte | 0x20 : byte) != wanted { return false }
        }
        return utf8.count == name.utf8.count
    }
}

extension HTTPResponseHead {
    /// The head of a response.
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
