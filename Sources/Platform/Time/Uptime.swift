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
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard digits.count == 32, !digits.contains(UInt8(ascii: "+")),
            let high = UInt64(String(decoding: digits[..<16], as: UTF8.self), radix: 16),
            let low = UInt64(String(decoding: digits[16...], as: UTF8.self), radix: 16)
        else { return nil }
        self.high = high
        self.low = low
    }

    /// The start of this system; `nil` where the kernel does not tell.
    package static let current: Self? = {
        let text = try? BoundedFile.text(atPath: "/proc/sys/kernel/random/boot_id")
        return text.flatMap { Self($0.prefix { $0 != "\n" }) }
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
