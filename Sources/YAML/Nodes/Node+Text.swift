extension Node {
    /// Whether a scalar was written plainly, so that it may mean a number, a boolean or nothing; quoted text is text.
    package var isPlain: Bool { record.isPlain }

    /// The text of a scalar, which may hold any character; empty for any other node.
    package var text: String {
        unsafe String(decoding: bytes(textRange), as: UTF8.self)
    }

    /// Reads the UTF-8 bytes of a scalar without copying them.
    package func withBytes<Result>(_ read: (Span<UInt8>) -> Result) -> Result {
        unsafe read(bytes(textRange).span)
    }

    private var textRange: Range<Int> {
        let record = record
        guard record.kind == .scalar else { return 0..<0 }
        return Int(record.start)..<Int(record.start) + Int(record.extent)
    }
}
