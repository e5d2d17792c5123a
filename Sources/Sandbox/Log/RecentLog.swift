/// The newest lines of the request log, up to a limit on their total size.
struct RecentLog {
    private let capacity: Int
    private var lines: [[UInt8]] = []
    private var first = 0
    private var size = 0

    /// Creates an empty log with a capacity in bytes; the newest line is kept even if it alone is longer.
    init(capacity: Int = 16 << 20) {
        self.capacity = capacity
    }

    /// How many lines have been dropped.
    private(set) var dropped = 0

    /// The kept lines, the oldest first.
    var kept: ArraySlice<[UInt8]> { lines[first...] }

    /// Adds the line of a request, and drops the oldest lines if the capacity is exceeded.
    mutating func append(_ entry: LogEntry) {
        let line = entry.line.trimmedToSize
        lines.append(line)
        size += line.count
        while size > capacity, first < lines.count - 1 {
            size -= lines[first].count
            lines[first] = []
            first += 1
            dropped += 1
        }
        if first > lines.count / 2 {
            lines.removeFirst(first)
            first = 0
        }
    }
}
