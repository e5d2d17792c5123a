internal import Dialogs

/// Which dialogs were seen, by digests of their `_id`s: no dialog that was is missed, and hardly one that was not is
/// taken for seen.
///
/// A `Set` takes half as long as reading the rest of an ids file.
struct KnownDialogs {
    /// Digests, each at the place that its highest bits say or the next free one; 0 is a free place.
    private var slots: [UInt64]
    private let shift: Int
    private var count = 0

    /// Creates an empty set that has room for so many dialogs, and grows beyond them.
    init(atMost count: Int) {
        let bits = max(4, Int.bitWidth - (2 * count).leadingZeroBitCount)
        slots = [UInt64](repeating: 0, count: 1 << bits)
        shift = UInt64.bitWidth - bits
    }

    /// Adds a dialog, and says whether it seems to be there already.
    mutating func insert(_ id: DialogID) -> Bool {
        if 2 * count >= slots.count { grow() }
        return insert(digest: id.digest)
    }

    private mutating func insert(digest: UInt64) -> Bool {
        var place = Int(digest >> UInt64(shift))
        while slots[place] != 0 {
            if slots[place] == digest { return true }
            place = (place + 1) & (slots.count - 1)
        }
        slots[place] = digest
        count += 1
        return false
    }

    private mutating func grow() {
        var larger = Self(atMost: slots.count)
        for digest in slots where digest != 0 { _ = larger.insert(digest: digest) }
        self = larger
    }
}

extension DialogID {
    /// A number that is the same for the same `_id`, never 0.
    fileprivate var digest: UInt64 {
        unsafe text.utf8.span.withUnsafeBytes { bytes in
            var digest = UInt64(bytes.count)
            var place = 0
            while place + 8 <= bytes.count {
                digest.mix(unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                place += 8
            }
            while place < bytes.count {
                digest.mix(UInt64(unsafe bytes[place]))
                place += 1
            }
            return digest | 1
        }
    }
}

extension UInt64 {
    /// Takes another number into a digest; its highest bits depend on all bits of that.
    fileprivate mutating func mix(_ other: Self) {
        let product = (self ^ other).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        self = product.high ^ product.low
    }
}
