internal import JSON
package import Platform

/// One line of the JSON log.
package struct LogRecord: Hashable, Sendable {
    /// When it was written.
    package let time: WallTime
    /// The severity, such as `notice`.
    package let level: String
    /// What happened; credentials are removed already.
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
    /// The time to the millisecond, in RFC 3339 format: `2026-01-01T00:00:00.000Z`.
    fileprivate var rfc3339: String { "\(iso8601.dropLast()).\(fraction)Z" }

    /// The milliseconds within the second, three digits.
    var fraction: String {
        let digits = String(milliseconds % 1000)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}
