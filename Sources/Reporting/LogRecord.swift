internal import JSON
package import Platform

/// One line of a log that a machine reads.
package struct LogRecord: Hashable, Sendable {
    /// When it was written.
    package let time: WallTime
    /// How much it matters, like `notice`.
    package let level: String
    /// What happened; credentials are taken out already.
    package let message: String

    /// Creates a line.
    package init(time: WallTime, level: String, message: String) {
        self.time = time
        self.level = level
        self.message = message
    }

    /// The line as a JSON object, ending in a line feed.
    package var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in [("time", time.rfc3339), ("level", level), ("message", message)] {
            writer.key(key)
            writer.string(value)
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}

extension WallTime {
    /// The time to the millisecond, as RFC 3339 has it: `2026-01-01T00:00:00.000Z`.
    fileprivate var rfc3339: String {
        let digits = String(milliseconds % 1000)
        let fraction = String(repeating: "0", count: 3 - digits.count) + digits
        return "\(iso8601.dropLast()).\(fraction)Z"
    }
}
