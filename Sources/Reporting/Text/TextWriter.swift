internal import Diagnostics

/// Writes a text piece by piece, as bytes: adding to those takes half the work of adding to a string.
struct TextWriter {
    private var bytes: [UInt8] = []

    /// Creates a writer with room for so many bytes.
    init(reservingCapacity capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Whether nothing was written.
    var isEmpty: Bool { bytes.isEmpty }

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What was written, without the text that it ends in.
    func text(without end: String) -> String {
        String(decoding: bytes.dropLast(end.utf8.count), as: UTF8.self)
    }

    /// Adds a text as it is.
    mutating func write(_ text: String) {
        unsafe text.utf8.span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Adds two texts as they are.
    mutating func write(_ first: String, _ second: String) {
        write(first)
        write(second)
    }

    /// Adds three texts as they are.
    mutating func write(_ first: String, _ second: String, _ third: String) {
        write(first, second)
        write(third)
    }

    /// Adds a text of a manifest or a server, with nothing that could steer a display.
    mutating func writeSafely(_ text: String) {
        write(text.displaySafe)
    }

    /// Adds such a text, and as many spaces as it takes to fill the columns.
    mutating func writeSafely(_ text: String, paddedTo width: Int) {
        let safe = text.displaySafe
        write(safe)
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, width - safe.columns)))
    }
}
