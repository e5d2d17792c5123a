extension String {
    /// Whether the text is printable ASCII alone, as most texts are: then each byte takes one column and steers nothing.
    package var isPrintableASCII: Bool {
        let bytes = utf8.span
        var isPrintable = true
        // Without an early exit, several bytes are compared at once.
        for index in bytes.indices { isPrintable = (0x20...0x7E).contains(bytes[index]) && isPrintable }
        return isPrintable
    }
}
