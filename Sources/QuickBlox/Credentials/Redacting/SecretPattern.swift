/// Finds a credential in texts: as itself, and in each form that the syntaxes give it in which it is sent, echoed and
/// written.
///
/// Every printed text passes through here, and hardly any holds a credential: that case is fast. Letters and digits of
/// ASCII are written as themselves everywhere, so a text that has not even the longest run of them has no credential.
struct SecretPattern: Hashable, Sendable {
    private let scalars: [WrittenScalar]
    /// The longest run of letters and digits, and how many scalars stand before it.
    private let anchor: SoughtBytes
    private let anchorPlace: Int
    /// What base64 makes of the credential, whatever stands before it.
    private let base64: [SoughtBytes]

    /// How many scalars must be left of a credential that was cut off to count as one.
    private static let shortestStart = 4
    private static let ellipsis = SoughtBytes(Array("…".utf8))
    /// How many bytes a scalar takes at most.
    private static let longestForm = 24

    init(_ text: String) {
        let scalars = text.unicodeScalars.map(WrittenScalar.init)
        self.scalars = scalars
        let runs = scalars.indices.split { !scalars[$0].isPlain }
        let longest = runs.max { $0.count < $1.count } ?? scalars.indices[..<0]
        anchor = SoughtBytes(scalars[longest].flatMap(\.utf8))
        anchorPlace = longest.startIndex
        base64 = Base64Forms.all(of: Array(text.utf8)).map { SoughtBytes($0) }
    }

    /// The text with every occurrence replaced.
    func replaced(in text: String, by replacement: String) -> String {
        guard mayBe(in: text) else { return text }
        let bytes = Array(text.utf8)
        let ranges = ranges(in: bytes)
        guard !ranges.isEmpty else { return text }
        var replaced: [UInt8] = []
        var start = 0
        for range in ranges {
            replaced += bytes[start..<range.lowerBound]
            replaced += replacement.utf8
            start = range.upperBound
        }
        return String(decoding: replaced + bytes[start...], as: UTF8.self)
    }
}

extension SecretPattern {
    private func mayBe(in text: String) -> Bool {
        anchor.occur(in: text) || Self.ellipsis.occur(in: text) || base64.contains { $0.occur(in: text) }
    }

    /// Where the credential stands, in order.
    private func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges = wholes(in: bytes) + starts(in: bytes)
        for form in base64 {
            ranges += form.places(in: bytes).map { $0..<$0 + form.bytes.count }
        }
        return ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, last.upperBound > range.lowerBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    /// Where it stands as a whole.
    private func wholes(in bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for place in anchor.places(in: bytes) {
            let end = ranges.last?.upperBound ?? 0
            guard place >= end else { continue }
            let earliest = max(end, place - anchorPlace * Self.longestForm)
            if let range = firstWhole(in: bytes, from: earliest, through: place) { ranges.append(range) }
        }
        return ranges
    }

    private func firstWhole(in bytes: [UInt8], from earliest: Int, through latest: Int) -> Range<Int>? {
        for start in earliest...latest {
            var ends: Set = [start]
            for scalar in scalars {
                ends = scalar.ends(in: bytes, from: ends)
                if ends.isEmpty { break }
            }
            if let end = Self.last(of: ends, in: bytes), end > latest { return start..<end }
        }
        return nil
    }

    /// The last of the places where a match may end; behind a backslash, a second quote is the end of the text.
    private static func last(of ends: Set<Int>, in bytes: [UInt8]) -> Int? {
        guard let last = ends.max(), ends.contains(last - 1) else { return ends.max() }
        return bytes[..<last].suffix(3) == Array(#"\"""#.utf8)[...] ? last - 1 : last
    }

    /// Where its start stands before `…`, with which texts are cut off.
    private func starts(in bytes: [UInt8]) -> [Range<Int>] {
        Self.ellipsis.places(in: bytes).compactMap { end in
            let earliest = max(0, end - scalars.count * Self.longestForm)
            return (earliest..<end).first { isStart(bytes, from: $0, to: end) }.map { $0..<end }
        }
    }

    private func isStart(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        var ends: Set = [start]
        for (count, scalar) in scalars.enumerated() {
            if ends.contains(end) { return count >= Self.shortestStart }
            ends = scalar.ends(in: bytes, from: ends)
            if ends.isEmpty { return false }
        }
        return false
    }
}
