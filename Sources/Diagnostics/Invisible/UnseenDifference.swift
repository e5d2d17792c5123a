/// What tells a text from another that looks the same: one of their scalars that nobody sees, or the form in which
/// a letter is spelt.
package enum UnseenDifference: Hashable, Sendable {
    /// A hidden scalar in one of them, or in each: where the texts first differ.
    case hidden(own: HiddenScalar?, other: HiddenScalar?)
    /// One letter, and the code points that it has in each.
    case spelling(of: String, own: String, other: String)

    /// Compares two texts; `nil` for texts that are the same, or do not look the same.
    package init?(_ own: String, from other: String) {
        let (text, otherText) = (VisibleText(own), VisibleText(other))
        guard text.scalars != otherText.scalars, own.visibleForm == other.visibleForm else { return nil }
        let place = zip(text.scalars, otherText.scalars).prefix { $0 == $1 }.count
        let hidden = HiddenScalar(in: text, at: place)
        let otherHidden = HiddenScalar(in: otherText, at: place)
        let letters = zip(own, other).first { !$0.unicodeScalars.elementsEqual($1.unicodeScalars) }
        if hidden != nil || otherHidden != nil {
            self = .hidden(own: hidden, other: otherHidden)
        } else if let letters, letters.0 == letters.1 {
            self = .spelling(of: String(letters.0), own: letters.0.codePoints, other: letters.1.codePoints)
        } else {
            self = .hidden(own: HiddenScalar(firstIn: own), other: HiddenScalar(firstIn: other))
        }
    }
}

/// A scalar that nobody sees, repeated or not, and where it stands.
package struct HiddenScalar: Hashable, Sendable {
    /// How a text has it: `a no-break space (U+00A0) behind 'bob'`.
    package let description: String
    /// Where the first of it stands, counted in scalars.
    package let offset: Int
    /// Whether there are several of it.
    private let isRepeated: Bool

    /// The first one of a text; `nil` where all of it is seen.
    package init?(firstIn text: String) {
        guard !text.isPlainlySeen else { return nil }
        let text = VisibleText(text)
        guard let index = text.scalars.indices.first(where: text.isHidden) else { return nil }
        self.init(in: text, at: index)
    }

    /// The first one of a text that is no plain space; `nil` where there is none.
    package init?(firstInvisibleIn text: String) {
        let text = VisibleText(text)
        let index = text.scalars.indices.first { text.scalars[$0].isInvisible && text.isHidden(at: $0) }
        guard let index else { return nil }
        self.init(in: text, at: index)
    }

    /// The one at a place; `nil` where the scalar there is seen, or there is none.
    init?(in text: VisibleText, at index: Int) {
        let scalars = text.scalars
        guard scalars.indices.contains(index), text.isHidden(at: index) else { return nil }
        let scalar = scalars[index]
        let before = scalars[..<index].reversed().prefix { $0 == scalar }.count
        let behind = scalars[index...].prefix { $0 == scalar }.count
        let (start, end) = (index - before, index + behind)
        offset = start
        isRepeated = end - start > 1
        let what = isRepeated ? scalar.describedUnseen(end - start) : scalar.describedUnseen
        let place = Self.place(between: String(scalars[..<start]).visibleForm, String(scalars[end...]).visibleForm)
        description = what + place
    }

    private static func place(between start: String, _ end: String) -> String {
        switch (start.isEmpty, end.isEmpty) {
        case (true, true): ""
        case (true, false): " before \(end.quoted)"
        case (false, true): " behind \(start.quoted)"
        case (false, false): " between \(start.quoted) and \(end.quoted)"
        }
    }

    /// The scalar as a sentence: `there is a no-break space (U+00A0) behind 'bob'`.
    package var sentence: String { "there \(isRepeated ? "are" : "is") \(description)" }
}

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self.init(String.UnicodeScalarView(scalars))
    }
}

extension Character {
    /// The scalars as code points: `U+0065 U+0301`.
    fileprivate var codePoints: String { unicodeScalars.map(\.codePoint).joined(separator: " ") }
}
