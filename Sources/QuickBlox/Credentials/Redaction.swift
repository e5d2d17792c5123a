internal import Dialogs
internal import HTTP
internal import JSON

/// Takes credentials out of texts, those too that the server gave out meanwhile.
struct Redaction: Sendable {
    /// What no text may show, as of now.
    let secrets: @Sendable () -> [Secret]

    /// The text without the credentials, should the server have echoed one.
    func redacted(from text: String) -> String {
        // One may be part of another, which would then not be recognised.
        let fromLongest = secrets().sorted { $0.text.utf8.count > $1.text.utf8.count }
        return fromLongest.reduce(text) { $1.redacted(from: $0) }
    }
}

extension Redaction {
    /// A reason for a body that is not what the API documents.
    func unreadable(_ response: HTTPResponse, _ error: JSONError) -> FailureReason {
        let isPage = response["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false
        let text = isPage ? "the answer is a web page; check the endpoint" : "the answer cannot be read: \(error)"
        return reason(text, response)
    }
}

extension Redaction {
    /// Why the server did not do what was asked, in its own words where it has any.
    func reason(of response: HTTPResponse) -> FailureReason {
        reason(ErrorBody.text(response.body) ?? response.fallbackReason, response)
    }

    /// A reason for what is wrong with an answer, with the answer's status and request ID.
    func reason(_ text: String, _ response: HTTPResponse) -> FailureReason {
        FailureReason(
            safe(text, limit: ErrorBody.longestText),
            status: response.status,
            requestID: response["X-Request-Id"].map { safe($0, limit: 100) }
        )
    }

    /// A reason for a request without an answer.
    func reason(_ error: TransportError) -> FailureReason {
        FailureReason(safe(error.reason, limit: ErrorBody.longestText))
    }

    /// The text without credentials and of bounded length, in this order: half a credential would not be recognised.
    private func safe(_ text: String, limit: Int) -> String {
        let scalars = redacted(from: text).unicodeScalars
        return scalars.count > limit ? String(scalars.prefix(limit)) + "…" : String(scalars)
    }
}

extension HTTPResponse {
    fileprivate var fallbackReason: String {
        switch status {
        case 300..<400: "the server sends requests elsewhere; check the endpoint"
        case 401: "the credentials were refused"
        case 403: "the user may not do this"
        case 404: "there is nothing at this address; check the endpoint"
        case 408, 504: "the server did not answer in time"
        case 429: "too many requests"
        case 400..<500: "the server refused the request without a reason"
        default: "the server failed"
        }
    }
}
