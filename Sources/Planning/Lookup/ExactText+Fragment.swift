package import Dialogs

extension ExactText {
    /// The part of a name that is most likely in names near to it too; `nil` where there is none of at least three
    /// characters, which half of all names would have.
    ///
    /// It is the longest run of letters and digits that neither case nor normalization changes, since a server may tell
    /// capitals from small letters.
    var steadiestFragment: ExactText? { longestRun { $0.isSteady && !$0.properties.isUppercase } }

    /// The steadiest part, or where there is none the longest run of letters and digits that may be capitals.
    package var likelyFragment: ExactText? { steadiestFragment ?? longestRun(where: \.isSteady) }

    private func longestRun(where isPart: (Unicode.Scalar) -> Bool) -> ExactText? {
        let longest = string.unicodeScalars.split { !isPart($0) }.max { $0.count < $1.count }
        guard let longest, longest.count >= 3 else { return nil }
        return ExactText(String(String.UnicodeScalarView(longest)))
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or a digit that normalization leaves as it is, as far as a glance can tell.
    fileprivate var isSteady: Bool {
        if isASCII { return properties.isAlphabetic || (0x30...0x39).contains(value) }
        return properties.isAlphabetic && !Self.decomposing.contains { $0.contains(value) }
    }

    /// Blocks in which letters come apart: Latin and Greek with marks, a few Cyrillic ones, Arabic with madda and
    /// hamza, Devanagari to Gurmukhi with nukta, kana with voicing marks, Hangul.
    private static let decomposing: [ClosedRange<UInt32>] = [
        0x80...0x24F, 0x370...0x3FF, 0x400...0x407, 0x40C...0x40E, 0x419...0x419, 0x439...0x439, 0x450...0x457,
        0x45C...0x45E, 0x622...0x626, 0x928...0x95F, 0x9CB...0xA5F, 0x1E00...0x1FFF, 0x3040...0x30FF, 0xAC00...0xD7A3,
    ]
}
