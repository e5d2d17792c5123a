extension String {
    /// The text as a terminal may get it: in lines, with the colours that this program gives them, and nothing else
    /// that would control the terminal or reorder a line.
    ///
    /// Whoever makes a text for people makes it safe itself; this is for what was forgotten.
    package var terminalSafe: String {
        guard !isPlainLines else { return self }
        var safe = ""
        var rest = Substring(self).unicodeScalars
        while !rest.isEmpty {
            let text = rest.prefix { !$0.mayStandAlone }
            safe += String(text).displaySafe
            rest = rest[text.endIndex...]
            guard let next = rest.first else { break }
            let kept = next == "\u{1B}" ? rest.colour : rest.prefix(1)
            safe += kept.isEmpty ? next.writtenOut : String(kept)
            rest = rest.dropFirst(max(1, kept.count))
        }
        return safe
    }

    /// Whether there is only printable ASCII and line feeds.
    private var isPlainLines: Bool { utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A } }
}

extension Unicode.Scalar {
    fileprivate var mayStandAlone: Bool { self == "\n" || self == "\t" || self == "\u{1B}" }
}

extension Substring.UnicodeScalarView {
    /// The sequence with which a text begins that selects a colour or a style (ECMA-48, SGR); nothing if none is there.
    fileprivate var colour: Self {
        guard starts(with: "\u{1B}[".unicodeScalars) else { return self[..<startIndex] }
        let parameters = dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }
        guard parameters.endIndex < endIndex, self[parameters.endIndex] == "m" else { return self[..<startIndex] }
        return self[...parameters.endIndex]
    }
}
