import JSON

extension Fault {
    /// What the client receives in place of the response.
    ///
    /// An empty body cannot be truncated, so the connection is reset instead.
    func outcome(for answer: SandboxResponse) -> Delivery.Outcome {
        switch self {
        case .status(let status, let isPage, let retryAfter):
            .response(Self.error(status, isPage: isPage, retryAfter, for: answer))
        case .limit(_, let retryAfter): .response(Self.error(429, isPage: false, retryAfter, for: answer))
        case .expiry: .response(answer.replaced(by: ErrorResponse.unknownSession.response))
        case .silence: .silence
        case .reset: .reset
        case .truncation: answer.body.isEmpty ? .reset : .truncated(answer)
        case .html: .response(answer.replaced(by: .page(status: answer.status, "Please wait")))
        case .delay, .hiding, .changedName, .droppedMembers, .act, .vanishedRow, .appearedRow, .ignoredFilter,
            .ignoredFilters:
            .response(answer)
        }
    }

    private static func error(
        _ status: Int,
        isPage: Bool,
        _ retryAfter: Int?,
        for answer: SandboxResponse
    ) -> SandboxResponse {
        var response = answer.replaced(by: isPage ? .page(status: status, "\(status)") : error(status))
        if let retryAfter { response.headers.append(.init(name: "Retry-After", value: String(retryAfter))) }
        return response
    }

    /// The error response with a status: that of a proxy if the status comes from one in front of the API, otherwise
    /// one in the API's format.
    private static func error(_ status: Int) -> SandboxResponse {
        switch status {
        case 401: ErrorResponse.unknownSession.response
        case 429: ErrorResponse.errors(status: 429, "Too Many Requests").response
        case 500: ErrorResponse.errors(status: 500, "Internal Server Error").response
        case 502: .page(status: 502, "502 Bad Gateway")
        case 503: .page(status: 503, "503 Service Temporarily Unavailable")
        case 504: .page(status: 504, "504 Gateway Time-out")
        default: ErrorResponse.errors(status: status, "The sandbox answers \(status), as it was told to").response
        }
    }
}

extension SandboxResponse {
    /// An HTML page, such as a proxy sends.
    fileprivate static func page(status: Int, _ title: String) -> SandboxResponse {
        let text = "<html>\n<head><title>\(title)</title></head>\n<body><h1>\(title)</h1></body>\n</html>\n"
        var response = SandboxResponse(status: status, body: Array(text.utf8))
        response.contentType = "text/html"
        return response
    }

    /// Another response, with the headers of this one before its own.
    fileprivate func replaced(by other: SandboxResponse) -> SandboxResponse {
        var response = other
        response.headers = headers + other.headers
        return response
    }
}
