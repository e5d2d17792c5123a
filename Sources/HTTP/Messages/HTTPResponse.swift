/// One complete response, whatever its status: a 404 is a response, not a failure of the transport.
package struct HTTPResponse: Hashable, Sendable {
    /// The final status, never a 1xx.
    package let status: Int
    private let headerLines: HTTPHeaderLines
    /// The whole body.
    package let body: [UInt8]
    /// The connection that it came over; `nil` where that is not known.
    package let connection: HTTPConnection?
    /// What counts its body as long as somebody needs it.
    private let share: AnswerShare?

    /// Creates a response.
    package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = [], connection: HTTPConnection? = nil) {
        self.init(status: status, headerLines: HTTPHeaderLines(headers), body: body, connection: connection)
    }

    init(
        status: Int,
        headerLines: HTTPHeaderLines,
        body: [UInt8],
        connection: HTTPConnection?,
        share: AnswerShare? = nil
    ) {
        self.share = share
        self.status = status
        self.headerLines = headerLines
        self.body = body
        self.connection = connection
    }

    package static func == (first: Self, second: Self) -> Bool {
        first.status == second.status && first.headerLines == second.headerLines && first.body == second.body
            && first.connection == second.connection
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(status)
        hasher.combine(headerLines)
        hasher.combine(body)
        hasher.combine(connection)
    }

    /// The header fields of the final response, in their order; parsed anew each time.
    package var headers: [HTTPHeader] { headerLines.fields }

    /// The value of the first header field with this name, in any case.
    package subscript(name: String) -> String? {
        for header in headers where header.name.utf8.isEqualInAnyCase(to: name.utf8) { return header.value }
        return nil
    }
}

extension String.UTF8View {
    /// Whether both have the same bytes except for the case of ASCII letters (RFC 9110, 5.1).
    fileprivate func isEqualInAnyCase(to other: Self) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.lowercased == $1.lowercased }
    }
}

extension UInt8 {
    fileprivate var lowercased: Self {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }
}

/// The connection that a response came over, as far as it is known.
package struct HTTPConnection: Hashable, Sendable {
    /// The version of HTTP that was used, like `1.1` or `2`.
    package let version: String
    /// The address of the peer, which may be a proxy.
    package let address: String

    /// Creates a description.
    package init(version: String, address: String) {
        self.version = version
        self.address = address
    }
}
