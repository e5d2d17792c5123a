/// The requests that a limit let through in the last second.
///
/// How the live service measures its limit is not documented. Here no second, wherever it begins, has more requests
/// than the limit; those that are refused do not count.
struct RateWindow {
    private let limit: Int
    private var times: [Duration] = []
    private var oldest = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether a request may pass at a time, which is never before that of another request; where it may, it counts.
    mutating func admits(at time: Duration) -> Bool {
        if times.count < limit {
            times.append(time)
            return true
        }
        guard time - times[oldest] >= .seconds(1) else { return false }
        times[oldest] = time
        oldest = (oldest + 1) % limit
        return true
    }
}
