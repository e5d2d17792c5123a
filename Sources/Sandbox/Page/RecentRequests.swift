/// The last requests of the API, of which the oldest make room.
struct RecentRequests {
    /// How many are kept.
    static let capacity = 200

    /// How many there have been.
    private(set) var total = 0
    private var requests: [Request] = []

    /// What is shown of one request, and when it was answered.
    struct Request {
        let method: String
        let path: String
        let status: Int?
        let user: Int?
        let dialogID: String?
        let time: Timestamp

        init(_ entry: LogEntry, at time: Timestamp) {
            method = entry.method
            path = entry.path
            status = entry.status
            user = entry.user
            dialogID = entry.dialogID
            self.time = time
        }
    }

    /// Keeps a request.
    mutating func append(_ entry: LogEntry, at time: Timestamp) {
        let request = Request(entry, at: time)
        if requests.count < Self.capacity {
            requests.append(request)
        } else {
            requests[total % Self.capacity] = request
        }
        total += 1
    }

    /// The requests that are kept, the newest first.
    var newestFirst: [Request] {
        let oldest = requests.count < Self.capacity ? 0 : total % Self.capacity
        return (requests[oldest...] + requests[..<oldest]).reversed()
    }
}
