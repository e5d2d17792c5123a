/// The requests that a limit allowed in the last second.
///
/// How the live service measures its limit is not documented. Here no period of one second, whenever it begins, has
/// more requests than the limit; rejected requests do not count.
struct RateWindow {
    private let limit: Int
    private var times: [Duration] = []
    private var oldest = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether a request is allowed at a time, which must not be before that of an earlier request; an allowed request
    /// is counted.
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
