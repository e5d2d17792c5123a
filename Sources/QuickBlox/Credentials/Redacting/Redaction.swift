internal import Dialogs
internal import HTTP
internal import JSON

/// Removes credentials from texts, including tokens that the server issued during the run.
struct Redaction: Sendable {
    /// All secrets that no text may show, as of now.
    let secrets: @Sendable () -> [Secret]

    /// The text without any credential that the server may have echoed.
    func redacted(from text: String) -> String {
        // One secret may be part of another, which would then no longer be recognised.
        let fromLongest = secrets().sorted { $0.text.utf8.count > $1.text.utf8.count }
        return fromLongest.reduce(text) { $1.redacted(from: $0) }
    }
}

extension Redaction {
    /// The reason for a body that is not what the API documents.
    func unreadable(_ response: HTTPResponse, _ error: JSONError) -> FailureReason {
        let isPage = response["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false
        let text = isPage ? "the answer is a web page; check the endpoint" : "the answer cannot be read: \(error)"
        return reason(text, response)
    }
}

extension Redaction {
    /// Refuses an ID that holds a credential: IDs are kept and compared, so they are not written otherwise than they
    /// came.
    ///
    /// - Throws: `ListingFailure` where one of them does.
    func check(_ ids: some Sequence<DialogID>, in response: HTTPResponse) throws(ListingFailure) {
        for id in ids where isCredential(id) { throw .unreadable(idReason(response)) }
    }

    /// Whether an ID holds a credential; one of digits only does so by chance.
    func isCredential(_ id: DialogID) -> Bool { !id.isOfDigits && redacted(from: id.text) != id.text }

    /// Why an ID that holds a credential is none.
    func idReason(_ response: HTTPResponse) -> FailureReason {
        reason("the answer cannot be read: an '_id' holds a credential", response)
    }
}

extension Redaction {
    /// Why the server did not do what was requested, in its own words if it gives any.
    func reason(of response: HTTPResponse) -> FailureReason {
        reason(ErrorBody.text(response.body) ?? response.fallbackReason, response)
    }

    /// The reason for what is wrong with a response, with the response's status and request ID.
    func reason(_ text: String, _ response: HTTPResponse) -> FailureReason {
        FailureReason(
            safe(text, limit: ErrorBody.longestText),
            status: response.status,
            requestID: response["X-Request-Id"].map { safe($0, limit: 100) }
        )
    }

    /// The reason for a request without a response.
    func reason(_ error: TransportError) -> FailureReason {
        FailureReason(safe(error.reason, limit: ErrorBody.longestText))
    }

    /// Redacts the text, then shortens it, in this order: half a credential would not be recognised.
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
