internal import Diagnostics

/// Builds a text from parts, as bytes: appending to an array of bytes takes half the work of appending to a string.
struct TextWriter {
    private var bytes: [UInt8] = []

    /// Creates a writer with capacity for a number of bytes.
    init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Whether nothing has been written.
    var isEmpty: Bool { bytes.isEmpty }

    /// The text so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text so far, without its ending.
    func text(without end: String) -> String {
        String(decoding: bytes.dropLast(end.utf8.count), as: UTF8.self)
    }

    /// Appends a text unchanged.
    mutating func write(_ text: String) {
        unsafe text.utf8.span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends two texts unchanged.
    mutating func write(_ first: String, _ second: String) {
        write(first)
        write(second)
    }

    /// Appends three texts unchanged.
    mutating func write(_ first: String, _ second: String, _ third: String) {
        write(first, second)
        write(third)
    }

    /// Appends a text from a manifest or a server, without control and invisible characters.
    mutating func writeSafely(_ text: String) {
        write(text.displaySafe)
    }

    /// Appends such a text without quotes, padded with spaces to a number of columns; what comes behind a longer text
    /// stands in its column on the next line.
    mutating func writeSafely(_ text: String, paddedTo width: Int, from start: Int) {
        let safe = text.unquotedDisplaySafe
        write(safe)
        let missing = width - safe.columns
        if missing < 0 { write("\n") }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: missing < 0 ? start + width : missing))
    }
}
