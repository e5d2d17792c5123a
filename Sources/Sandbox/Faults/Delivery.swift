/// What the client receives for a request, and when.
struct Delivery {
    /// How long the outcome is delayed after the request was handled.
    let wait: Duration
    let outcome: Outcome
    /// What the log says of the request.
    let entry: LogEntry
    /// What the log says of what somebody else did before the request, and after it.
    var acts: (before: [LogEntry], after: [LogEntry]) = ([], [])

    /// All that the log says, in order.
    var entries: [LogEntry] { acts.before + [entry] + acts.after }

    /// What the client receives.
    enum Outcome {
        case response(SandboxResponse)
        /// The response without the end of its body; then the connection is closed.
        case truncated(SandboxResponse)
        /// A connection that is reset.
        case reset
        /// Nothing, on a connection that stays open.
        case silence

        /// The status that the client receives, if it receives one.
        var status: Int? {
            switch self {
            case .response(let response), .truncated(let response): response.status
            case .reset, .silence: nil
            }
        }
    }
}

extension SandboxResponse {
    /// The part of a truncated body that is sent: half of it.
    var firstHalf: ArraySlice<UInt8> { body[..<(body.count / 2)] }
}
