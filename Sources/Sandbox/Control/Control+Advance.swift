import JSON

extension Control {
    /// Handles `POST /advance`; the response has the time since the start, in milliseconds.
    ///
    /// - Throws: `ErrorResponse` if the body has no time, or if its content type is one that a browser lets the page of
    ///   another site send.
    func advance(_ request: SandboxRequest) throws(ErrorResponse) -> SandboxResponse {
        guard request.headers.contentType?.lowercased().hasPrefix("application/json") == true else {
            throw .errors(status: 415, "the content type is to be application/json")
        }
        let body = (try? JSONValue(parsing: request.body))?.object
        guard let time = body?["by"]?.text.flatMap({ Duration(faultTime: $0) }) else {
            throw .errors(status: 400, #"write how far time is to move on, such as {"by":"90s"}"#)
        }
        service.timers.advance(by: time)
        let now = service.timers.now.components
        let milliseconds = now.seconds * 1_000 + now.attoseconds / 1_000_000_000_000_000
        return SandboxResponse(status: 200, ["milliseconds": .integer(Int(milliseconds))])
    }
}
