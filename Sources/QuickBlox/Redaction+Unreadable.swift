internal import Dialogs
internal import HTTP
internal import JSON

extension Redaction {
    /// A reason for a body that is not what the API documents.
    func unreadable(_ response: HTTPResponse, _ error: JSONError) -> FailureReason {
        let isPage = response["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false
        let text = isPage ? "the answer is a web page; check the endpoint" : "the answer cannot be read: \(error)"
        return reason(text, response)
    }
}
