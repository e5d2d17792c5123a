/// The keys that a reader looks for in an object, found by their bytes, so that no string is created for a key.
///
/// Create it once, as a `static let`, from an enumeration whose raw values are the keys. A key is returned as its index
/// among the cases, not as a case: the compiler cannot specialize a generic function of this module in another module,
/// and an unspecialized one would be slow.
package struct JSONKeyTable: Sendable {
    private struct Entry {
        let name: PackedName
        /// The next entry of the same chain; negative at its end.
        let next: Int
    }

    private let entries: [Entry]
    /// The first entry of each hash's chain; negative where there is none.
    private let heads: [Int]

    private static let hashBits = 6

    /// Creates the table of all cases of an enumeration, whose raw values have at most 24 bytes.
    package init<Key: CaseIterable & RawRepresentable<String>>(_: Key.Type) {
        self.init(Key.allCases.map(\.rawValue))
    }

    /// Creates the table of keys of at most 24 bytes each, told by their places among them.
    package init(_ names: [String]) {
        var entries: [Entry] = []
        var heads = [Int](repeating: -1, count: 1 << Self.hashBits)
        for name in names {
            var text = name
            guard let name = text.withUTF8({ unsafe PackedName($0) }) else {
                preconditionFailure("the key '\(text)' is too long for the table")
            }
            let hash = name.hash(bits: Self.hashBits)
            entries.append(Entry(name: name, next: heads[hash]))
            heads[hash] = entries.count - 1
        }
        self.entries = entries
        self.heads = heads
    }

    /// The index of the key with these bytes among the cases.
    func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let name = unsafe PackedName(bytes) else { return nil }
        var index = heads[name.hash(bits: Self.hashBits)]
        while index >= 0 {
            if entries[index].name == name { return index }
            index = entries[index].next
        }
        return nil
    }
}

/// A name of at most 24 bytes packed into four numbers, unique to the name.
private struct PackedName: Equatable {
    private let count: Int
    private let first: UInt64
    private let middle: UInt64
    private let last: UInt64

    /// Packs bytes; `nil` where they are too many.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 24 else { return nil }
        count = bytes.count
        // The words overlap if there are fewer bytes than they take.
        let words = UnsafeRawBufferPointer(bytes)
        middle = count > 16 ? unsafe words.loadUnaligned(fromByteOffset: 8, as: UInt64.self) : 0
        switch count {
        case 8...:
            first = unsafe words.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
            last = unsafe words.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        case 4...:
            first = UInt64(unsafe words.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
            last = UInt64(unsafe words.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        default:
            first = unsafe bytes.reduce(0) { $0 << 8 | UInt64($1) }
            last = 0
        }
    }

    func hash(bits: Int) -> Int {
        // The multiplier is that of Fibonacci hashing: 2^64 divided by the golden ratio.
        Int(truncatingIfNeeded: ((first &+ last &* 31) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }
}
