internal import Dialogs

extension ExactText {
    /// The part of a name that names near to it have too: the longest run of characters that neither case nor
    /// normalization changes, for a server may tell capitals from small letters; where there is none, the longest run of
    /// letters and digits. `nil` where all runs are shorter than three characters, and half of all names would have them.
    var steadiestFragment: ExactText? {
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
