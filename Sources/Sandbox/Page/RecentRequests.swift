/// The last requests of the API, in a ring buffer.
struct RecentRequests {
    /// How many requests are kept.
    static let capacity = 200

    /// How many requests there have been.
    private(set) var total = 0
    private var requests: [Request] = []

    /// The data that is shown about one request.
    struct Request {
        let method: String
        let path: String
        let parameters: RequestExcerpt
        let status: Int?
        let user: Int?
        let dialogID: String?
        /// What of it is not served, `path` or `method`; `nil` if all is.
        let notServed: String?
        /// The rules of the faults that struck it.
        let faults: [String]
        /// Whether no client sent it: a fault had somebody else do this.
        let isAct: Bool
        let time: Timestamp

        init(_ entry: LogEntry, at time: Timestamp) {
            method = entry.method
            path = entry.path
            parameters = RequestExcerpt(entry.parameters)
            status = entry.status
            user = entry.user
            dialogID = entry.dialogID
            notServed = entry.notServed
            faults = entry.faults
            isAct = entry.isAct
            self.time = time
        }
    }

    /// Adds a request.
    mutating func append(_ entry: LogEntry, at time: Timestamp) {
        let request = Request(entry, at: time)
        if requests.count < Self.capacity {
            requests.append(request)
        } else {
            requests[total % Self.capacity] = request
        }
        total += 1
    }

    /// The kept requests, the newest first.
    var newestFirst: [Request] {
        let oldest = requests.count < Self.capacity ? 0 : total % Self.capacity
        return (requests[oldest...] + requests[..<oldest]).reversed()
    }
}
