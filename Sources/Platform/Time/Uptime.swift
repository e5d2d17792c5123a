internal import Glibc

/// How long ago the system was started, which no step of its clock moves, and which start that was.
package struct Uptime: Hashable, Sendable {
    /// The start of the system from which the time counts.
    package let boot: BootID
    /// The milliseconds since then, those included during which the system slept.
    package let milliseconds: Int

    /// Creates a time since a start of the system.
    package init(boot: BootID, milliseconds: Int) {
        self.boot = boot
        self.milliseconds = milliseconds
    }

    /// The time since the system was started; `nil` where it does not tell one start from another.
    static func current() -> Self? {
        guard let boot = BootID.current else { return nil }
        var time = timespec()
        // This clock always exists, so the call cannot fail.
        _ = unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return Self(boot: boot, milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// How long it is from an earlier time to this one; `nil` where they belong to different starts, or this one is
    /// the earlier.
    package func since(_ earlier: Self) -> Duration? {
        guard boot == earlier.boot, milliseconds >= earlier.milliseconds else { return nil }
        return .milliseconds(milliseconds - earlier.milliseconds)
    }
}

/// A start of a system, told from every other start of any system by a random number.
package struct BootID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Reads 32 hexadecimal digits, with hyphens or without; `nil` for anything else.
    ///
    /// Every record of a journal has one, so it is read without a copy.
    package init?(_ text: String) {
        var (high, low) = (UInt64(0), UInt64(0))
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: "-") {
            guard count < 32, let digit = Self.value(ofDigit: byte) else { return nil }
            high = high << 4 | low >> 60
            low = low << 4 | digit
            count += 1
        }
        guard count == 32 else { return nil }
        (self.high, self.low) = (high, low)
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The start of this system; `nil` where the kernel does not tell.
    package static let current: Self? = {
        let text = try? BoundedFile.text(atPath: "/proc/sys/kernel/random/boot_id")
        return text.flatMap { Self(String($0.prefix { $0 != "\n" })) }
    }()
}

extension BootID: CustomStringConvertible {
    /// 32 hexadecimal digits.
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return unsafe String(unsafeUninitializedCapacity: 32) { place in
            for index in 0..<32 {
                let word = index < 16 ? high : low
                unsafe place[index] = digits[Int(truncatingIfNeeded: word >> UInt64(60 - index % 16 * 4) & 15)]
            }
            return 32
        }
    }
}
