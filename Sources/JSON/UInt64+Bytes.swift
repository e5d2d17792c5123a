/// Operations on eight bytes of a text at once.
extension UInt64 {
    private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    /// How many of the lowest bytes are ASCII from the space upwards and neither a quote nor a backslash.
    var plainByteCount: Int {
        let controls = self &- (Self.ones &* 0x20)
        let quotes = (self ^ (Self.ones &* 0x22)) &- Self.ones
        let backslashes = (self ^ (Self.ones &* 0x5C)) &- Self.ones
        // A subtraction borrows from a higher byte only if the lower one matches already, so the lowest bit is right.
        return ((self | controls | quotes | backslashes) & Self.highBits).trailingZeroBitCount >> 3
    }

    /// Whether one of the bytes must be escaped in a string: a control character, a quote or a backslash.
    var needsEscape: Bool {
        let quotes = self ^ (Self.ones &* 0x22)
        let backslashes = self ^ (Self.ones &* 0x5C)
        let controls = (self &- (Self.ones &* 0x20)) & ~self
        // The lowest byte whose highest bit is set is a true match; bytes above it may be false ones.
        return (controls | (quotes &- Self.ones) & ~quotes | (backslashes &- Self.ones) & ~backslashes)
            & Self.highBits != 0
    }

    /// How many of the bytes equal this one.
    func count(of byte: UInt8) -> Int {
        let others = self ^ (Self.ones &* UInt64(byte))
        let lowBits = ~Self.highBits
        return 8 - ((((others & lowBits) &+ lowBits) | others) & Self.highBits).nonzeroBitCount
    }

    /// Whether one of the bytes equals this one.
    func contains(_ byte: UInt8) -> Bool {
        let others = self ^ (Self.ones &* UInt64(byte))
        return (others &- Self.ones) & ~others & Self.highBits != 0
    }
}
