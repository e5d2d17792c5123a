/// What becomes of a request's answer.
struct Delivery {
    /// How long the outcome waits after the request was handled.
    let wait: Duration
    let outcome: Outcome
    /// What the log says of the request.
    let entry: LogEntry
    /// What the request did to the dialogs, for the store.
    let records: [StoreRecord]

    /// What a client gets to see.
    enum Outcome {
        case response(SandboxResponse)
        /// The answer without the end of its body; then the connection is closed.
        case truncated(SandboxResponse)
        /// A connection that is reset.
        case reset
        /// Nothing, on a connection that stays open.
        case silence

        /// The status that the client gets, where it gets one.
        var status: Int? {
            switch self {
            case .response(let response), .truncated(let response): response.status
            case .reset, .silence: nil
            }
        }
    }
}

extension SandboxResponse {
    /// The part of the body that comes before it breaks off: half of it.
    var firstHalf: ArraySlice<UInt8> { body[..<(body.count / 2)] }
}
