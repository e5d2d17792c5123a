/// One scalar of a credential, and the ways in which syntaxes write it: JSON, YAML, URLs, HTML, XML, CSV, shells, and
/// what this program makes of invisible ones; also one within another.
struct WrittenScalar: Hashable, Sendable {
    /// The scalar as UTF-8.
    let utf8: [UInt8]
    /// Whether every syntax writes it as itself: a letter or a digit of ASCII.
    let isPlain: Bool
    private let value: UInt32
    private let utf16: [UInt16]

    init(_ scalar: Unicode.Scalar) {
        utf8 = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        utf16 = Array(UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter)
        value = scalar.value
        isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }

    /// Where the scalar may end if it starts at one of these places.
    func ends(in bytes: [UInt8], from starts: Set<Int>) -> Set<Int> {
        var ends: Set<Int> = []
        for start in starts {
            if let end = bytes.end(of: utf8, at: start) { ends.insert(end) }
            if isPlain { continue }
            ends.formUnion([percent(bytes, start), entity(bytes, start)].compactMap(\.self))
            ends.formUnion(escapes(bytes, start) + doubles(bytes, start))
        }
        return ends
    }

    /// As a URL has it, `%22`; the percent sign may itself be written so.
    private func percent(_ bytes: [UInt8], _ start: Int) -> Int? {
        if value == 0x20, let end = bytes.end(of: "+", at: start) { return end }
        var place = start
        for byte in utf8 {
            guard var next = bytes.end(of: "%", at: place) else { return nil }
            while let end = bytes.end(of: "25", at: next), byte != 0x25 || bytes.end(of: "25", at: end) != nil {
                next = end
            }
            guard let end = bytes.end(ofHexadecimal: UInt32(byte), digits: 2...2, at: next) else { return nil }
            place = end
        }
        return place
    }

    /// As HTML or XML has it, `&quot;`, `&#34;` or `&#x22;`; the ampersand may itself be written so.
    private func entity(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard var place = bytes.end(of: "&", at: start) else { return nil }
        while let end = bytes.end(of: "amp;", at: place) { place = end }
        if value == 0x26, place > start + 1 { return place }
        if let name = Self.entityNames[value] { if let end = bytes.end(of: "\(name);", at: place) { return end } }
        guard let number = bytes.end(of: "#", at: place) else { return nil }
        let hexadecimal = bytes.end(of: "x", at: number) ?? bytes.end(of: "X", at: number)
        let end =
            if let hexadecimal {
                bytes.end(ofHexadecimal: value, digits: 1...8, at: hexadecimal)
            } else {
                bytes.end(of: String(value), at: bytes.end(ofZerosAt: number))
            }
        return end.flatMap { bytes.end(of: ";", at: $0) }
    }

    /// Behind backslashes, `\"`, `\u0022`, `\x22` or `\u{22}`; each backslash may itself be behind one.
    private func escapes(_ bytes: [UInt8], _ start: Int) -> [Int] {
        let backslashes = bytes[start...].prefix(8).prefix { $0 == UInt8(ascii: "\\") }.count
        guard backslashes > 0 else { return [] }
        if value == 0x5C {
            return [1, 2, 4, 8].filter { $0 <= backslashes }.map { start + $0 } + number(bytes, start, backslashes)
        }
        let itself = [1, 3, 7].filter { $0 <= backslashes }.compactMap { bytes.end(of: utf8, at: start + $0) }
        return itself + number(bytes, start, backslashes)
    }

    private func number(_ bytes: [UInt8], _ start: Int, _ backslashes: Int) -> [Int] {
        [1, 2, 4, 8].filter { $0 <= backslashes }.compactMap { count in
            let place = start + count
            if let end = bytes.end(of: "u{", at: place) {
                return bytes.end(ofHexadecimal: value, digits: 1...8, at: end).flatMap { bytes.end(of: "}", at: $0) }
            }
            if let end = bytes.end(of: "x", at: place) {
                return bytes.end(ofHexadecimal: value, digits: 2...2, at: end)
            }
            if let end = bytes.end(of: "U", at: place) {
                return bytes.end(ofHexadecimal: value, digits: 8...8, at: end)
            }
            return units(bytes, place, behind: count)
        }
    }

    /// One or two UTF-16 units, each behind as many backslashes.
    private func units(_ bytes: [UInt8], _ start: Int, behind backslashes: Int) -> Int? {
        var place = start
        for (index, unit) in utf16.enumerated() {
            let lead = index == 0 ? "u" : String(repeating: "\\", count: backslashes) + "u"
            guard let digits = bytes.end(of: lead, at: place),
                let end = bytes.end(ofHexadecimal: UInt32(unit), digits: 4...4, at: digits)
            else { return nil }
            place = end
        }
        return place
    }

    /// A quote within quotes: doubled, or as shells have it.
    private func doubles(_ bytes: [UInt8], _ start: Int) -> [Int] {
        switch value {
        case 0x22: [bytes.end(of: #""""#, at: start)].compactMap(\.self)
        case 0x27: ["''", #"'\''"#].compactMap { bytes.end(of: $0, at: start) }
        default: []
        }
    }

    private static let entityNames: [UInt32: String] = [
        0x22: "quot", 0x26: "amp", 0x27: "apos", 0x3C: "lt", 0x3E: "gt",
    ]
}

extension [UInt8] {
    /// Where a text ends that starts at a place; `nil` if another stands there.
    fileprivate func end(of text: some Collection<UInt8>, at place: Int) -> Int? {
        self[Swift.min(place, count)...].starts(with: text) ? place + text.count : nil
    }

    fileprivate func end(of text: String, at place: Int) -> Int? { end(of: text.utf8, at: place) }

    /// Where a number ends that starts at a place and has about so many digits.
    fileprivate func end(ofHexadecimal number: UInt32, digits: ClosedRange<Int>, at place: Int) -> Int? {
        let text = self[Swift.min(place, count)...].prefix(digits.upperBound).prefix { $0.isHexadecimalDigit }
        guard digits.contains(text.count), UInt32(String(decoding: text, as: UTF8.self), radix: 16) == number else {
            return nil
        }
        return place + text.count
    }

    fileprivate func end(ofZerosAt place: Int) -> Int {
        place + self[Swift.min(place, count)...].prefix { $0 == UInt8(ascii: "0") }.count
    }
}

extension UInt8 {
    fileprivate var isHexadecimalDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
