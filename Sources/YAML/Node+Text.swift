extension Node {
    /// Whether a scalar was written plainly, so that it may mean a number, a boolean or nothing; quoted text is text.
    package var isPlain: Bool { record.isPlain }

    /// The text of a scalar, which may hold any character; empty for any other node.
    package var text: String {
        String(decoding: document.text[textRange], as: UTF8.self)
    }

    /// Reads the UTF-8 bytes of a scalar without copying them.
    package func withBytes<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
        let text = document.text
        let bytes = text.span.extracting(textRange)
        return read(bytes)
    }

    private var textRange: Range<Int> {
        let record = record
        guard record.kind == .scalar else { return 0..<0 }
        return Int(record.start)..<Int(record.start) + Int(record.extent)
    }
}
