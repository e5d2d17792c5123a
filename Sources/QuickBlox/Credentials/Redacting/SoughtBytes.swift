internal import Glibc

/// Bytes that are looked for in texts, by the one of them that texts have least often.
struct SoughtBytes: Hashable, Sendable {
    /// The bytes; none are found everywhere.
    let bytes: [UInt8]
    private let rareByte: UInt8
    private let rarePlace: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        rarePlace = bytes.indices.min { Self.frequency(of: bytes[$0]) < Self.frequency(of: bytes[$1]) } ?? 0
        rareByte = bytes.isEmpty ? 0 : bytes[rarePlace]
    }

    /// Whether a text has them.
    func occur(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in unsafe place(in: text, from: 0) != nil }
    }

    /// Every place where they begin, also within each other.
    func places(in text: [UInt8]) -> [Int] {
        var places: [Int] = []
        unsafe text.withUnsafeBufferPointer { text in
            while let place = unsafe place(in: text, from: (places.last ?? -1) + 1) { places.append(place) }
        }
        return places
    }

    private func place(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = text.baseAddress, start + max(1, bytes.count) <= text.count else { return nil }
        guard !bytes.isEmpty else { return start }
        var rare = start + rarePlace
        let end = text.count - bytes.count + rarePlace + 1
        while rare < end, let found = unsafe memchr(base + rare, Int32(rareByte), end - rare) {
            rare = unsafe UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
            if unsafe memcmp(base + rare - rarePlace, bytes, bytes.count) == 0 { return rare - rarePlace }
            rare += 1
        }
        return nil
    }

    /// How often texts have a byte, roughly.
    private static func frequency(of byte: UInt8) -> Int {
        switch byte {
        case 0x80...: 0
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 1
        case UInt8(ascii: "j"), UInt8(ascii: "q"), UInt8(ascii: "x"), UInt8(ascii: "z"): 2
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 3
        default: 4
        }
    }
}
