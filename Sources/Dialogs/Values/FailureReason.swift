/// Why the API or the way to it failed, in one readable sentence, with what a support request needs.
package struct FailureReason: Hashable, Sendable {
    /// What went wrong, in the server's words where it had any; not yet safe for a terminal.
    package let text: String
    /// The HTTP status, where there was an answer.
    package let status: Int?
    /// The server's `X-Request-Id`, where it sent one.
    package let requestID: String?

    /// Creates a reason.
    package init(_ text: String, status: Int? = nil, requestID: String? = nil) {
        self.text = text
        self.status = status
        self.requestID = requestID
    }

    /// The reason with one more remark behind its text.
    package func adding(_ remark: String) -> Self {
        Self("\(text); \(remark)", status: status, requestID: requestID)
    }
}

extension FailureReason: CustomStringConvertible {
    /// The reason with status and request ID behind it.
    package var description: String {
        let details = [status.map { "HTTP \($0)" }, requestID.map { "request \($0)" }].compactMap(\.self)
        return details.isEmpty ? text : "\(text) (\(details.joined(separator: ", ")))"
    }
}
