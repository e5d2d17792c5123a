/// What base64 makes of a text within a longer one, such as a pair of a name and a password in a header.
enum Base64Forms {
    private static let usual = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let forAddresses = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
    )

    /// The characters that only the text determines, for each place in a group of three bytes, in both alphabets.
    static func all(of text: [UInt8]) -> [[UInt8]] {
        var forms: Set<[UInt8]> = []
        for place in 0...2 {
            let sextets = sextets(of: text, at: place)
            guard !sextets.isEmpty else { continue }
            forms.insert(sextets.map { usual[$0] })
            forms.insert(sextets.map { forAddresses[$0] })
        }
        return forms.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The numbers of six bits that have no bit of what stands before or behind the text.
    private static func sextets(of text: [UInt8], at place: Int) -> [Int] {
        let bytes = [UInt8](repeating: 0, count: place) + text
        let first = (place * 8 + 5) / 6
        let end = bytes.count * 8 / 6
        guard first < end else { return [] }
        return (first..<end).map { sextet(at: $0 * 6, in: bytes) }
    }

    private static func sextet(at bit: Int, in bytes: [UInt8]) -> Int {
        let next = bit / 8 + 1 < bytes.count ? bytes[bit / 8 + 1] : 0
        let pair = UInt16(bytes[bit / 8]) << 8 | UInt16(next)
        return Int(pair >> UInt16(10 - bit % 8) & 63)
    }
}
