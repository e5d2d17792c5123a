/// The keys that a reader looks for in an object, found by their bytes.
///
/// Make it once, as a `static let`, of an enumeration whose raw values are the keys.
package struct JSONKeyTable<Key: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
    @usableFromInline let keys: [Key]
    @usableFromInline let names: JSONKeyNames

    /// Creates the table of all cases of an enumeration.
    package init(_: Key.Type = Key.self) {
        keys = Array(Key.allCases)
        names = JSONKeyNames(keys.map(\.rawValue))
    }
}

/// Names in a hash table with chains, searched without making a text.
@usableFromInline
struct JSONKeyNames: Sendable {
    private let names: [[UInt8]]
    private let heads: [Int16]
    private let next: [Int16]

    /// Creates the table of at most `Int16.max` names.
    init(_ texts: [String]) {
        names = texts.map { Array($0.utf8) }
        var heads = [Int16](repeating: -1, count: 64)
        var next: [Int16] = []
        for (index, name) in names.enumerated() {
            let bucket = Self.bucket(count: name.count, first: name.first ?? 0, last: name.last ?? 0)
            next.append(heads[bucket])
            heads[bucket] = Int16(index)
        }
        self.heads = heads
        self.next = next
    }

    /// The index of the name with these bytes.
    func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let first = unsafe bytes.first ?? 0
        let last = unsafe bytes.last ?? 0
        var candidate = Int(heads[Self.bucket(count: bytes.count, first: first, last: last)])
        while candidate >= 0 {
            if unsafe isEqual(names[candidate], bytes) { return candidate }
            candidate = Int(next[candidate])
        }
        return nil
    }

    private func isEqual(_ name: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.count == bytes.count else { return false }
        for index in name.indices where name[index] != (unsafe bytes[index]) { return false }
        return true
    }

    private static func bucket(count: Int, first: UInt8, last: UInt8) -> Int {
        (count &* 5 &+ Int(first) &+ Int(last) &* 3) & 63
    }
}
