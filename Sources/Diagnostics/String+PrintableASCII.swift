extension String {
    /// Whether the text is only printable ASCII, as most texts are: then each byte takes one column and controls
    /// nothing.
    package var isPrintableASCII: Bool {
        unsafe utf8.span.withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                guard word.isPrintableASCII else { return false }
                place += 8
            }
            return unsafe bytes[place...].allSatisfy { (0x20...0x7E).contains($0) }
        }
    }
}

extension UInt64 {
    /// Whether each of its bytes is printable ASCII.
    fileprivate var isPrintableASCII: Bool {
        // The highest bit is set in the difference below 0x20, in the sum from 0x7F on, and in the byte itself from
        // 0x80 on.
        let belowSpace = self &- 0x2020_2020_2020_2020
        let fromDelete = self &+ 0x0101_0101_0101_0101
        return (self | belowSpace | fromDelete) & 0x8080_8080_8080_8080 == 0
    }
}
