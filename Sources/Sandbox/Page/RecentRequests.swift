/// The last requests of the API, of which the oldest make room.
struct RecentRequests {
    /// How many are kept.
    static let capacity = 200

    /// How many there have been.
    private(set) var total = 0
    private var requests: [Request] = []

    /// One request and when it was answered.
    struct Request {
        let entry: LogEntry
        let time: Timestamp
    }

    /// Keeps a request.
    mutating func append(_ entry: LogEntry, at time: Timestamp) {
        let request = Request(entry: entry, time: time)
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
