package import Dialogs

extension ExactText {
    /// The part of a name that is most likely in names near to it too; `nil` where half of all names would have it.
    ///
    /// It is the longest run of letters and digits that neither case nor normalization changes, since a server may tell
    /// capitals from small letters; where that is shorter than three, the longest run of any letters and digits.
    package var steadiestFragment: ExactText? {
        let scalars = string.unicodeScalars
        let steady = scalars.split { !$0.isSteady || $0.properties.isUppercase }.max { $0.count < $1.count }
        if let steady, steady.count >= 3 { return ExactText(String(String.UnicodeScalarView(steady))) }
        let letters = scalars.split { !$0.isSteady }.max { $0.count < $1.count }
        return letters.flatMap { $0.count >= 3 ? ExactText(String(String.UnicodeScalarView($0))) : nil }
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or a digit that normalization leaves as it is, as far as a glance can tell.
    fileprivate var isSteady: Bool {
        if isASCII { return properties.isAlphabetic || (0x30...0x39).contains(value) }
        // Latin and Greek letters with marks, of which some come apart; Hangul syllables do.
        let mayDecompose = value < 0x250 || (0x370...0x3FF).contains(value) || (0x1E00...0x1FFF).contains(value)
        return !mayDecompose && !(0xAC00...0xD7A3).contains(value) && properties.isAlphabetic
    }
}
