/// The newest lines of the request log, as many as a bound on their bytes allows.
struct RecentLog {
    private let capacity: Int
    private var lines: [[UInt8]] = []
    private var first = 0
    private var size = 0

    /// Starts empty; the newest line is kept even where it alone is longer than the capacity, in bytes.
    init(capacity: Int = 16 << 20) {
        self.capacity = capacity
    }

    /// How many lines have been dropped.
    private(set) var dropped = 0

    /// The lines that are kept, the oldest first.
    var kept: ArraySlice<[UInt8]> { lines[first...] }

    /// Adds the line of a request, and drops the oldest ones where the bound wants it.
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
