/// The `_id` of a dialog: twelve bytes or 24 hexadecimal digits, of which the first four bytes are the creation time,
/// as in MongoDB.
struct DialogIdentifier: Hashable {
    private let high: UInt64
    private let low: UInt32

    /// Reads 24 hexadecimal digits.
    init?(_ text: String) {
        guard text.utf8.count == 24 else { return nil }
        var high: UInt64 = 0
        var low: UInt32 = 0
        for (index, byte) in text.utf8.enumerated() {
            guard let digit = byte.hexadecimalValue else { return nil }
            if index < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt32(digit) }
        }
        self.high = high
        self.low = low
    }

    /// Creates an ID from the creation time; of two IDs of one second, the one with the higher counter is greater.
    init(seconds: Int, counter: UInt64) {
        high = UInt64(UInt32(truncatingIfNeeded: seconds)) << 32 | Self.machine << 8 | (counter >> 32 & 0xFF)
        low = UInt32(truncatingIfNeeded: counter)
    }

    /// The counter that the ID was created with; `nil` if another machine created it.
    var counter: UInt64? {
        high >> 8 & 0xFF_FFFF == Self.machine ? (high & 0xFF) << 32 | UInt64(low) : nil
    }

    /// The bytes between the time and the counter, which identify the machine in MongoDB's IDs.
    private static let machine: UInt64 = 0xA2_8F9A
}

extension DialogIdentifier: Comparable {
    static func < (first: Self, second: Self) -> Bool {
        (first.high, first.low) < (second.high, second.low)
    }
}

extension DialogIdentifier: CustomStringConvertible {
    var description: String {
        unsafe String(unsafeUninitializedCapacity: 24) { buffer in
            for position in 0..<16 {
                unsafe buffer[position] = Self.digit(UInt8(truncatingIfNeeded: high >> UInt64(60 - 4 * position) & 15))
            }
            for position in 0..<8 {
                unsafe buffer[16 + position] = Self.digit(
                    UInt8(truncatingIfNeeded: low >> UInt32(28 - 4 * position) & 15)
                )
            }
            return 24
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
