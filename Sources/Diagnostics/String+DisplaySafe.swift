extension String {
    /// The text with every scalar that could control a terminal or reorder a line written as `\u{…}`.
    ///
    /// Control characters (C0, DEL, C1), line and paragraph separators, and the bidirectional controls of UAX #9 are
    /// escaped; everything else, including emoji and joiners, stays as it is. Text from a server or a manifest passes
    /// through here before it is displayed.
    package var displaySafe: String {
        guard !isPrintableASCII, unicodeScalars.contains(where: \.steersDisplay) else { return self }
        var safe = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.steersDisplay {
                safe.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                safe.append(scalar)
            }
        }
        return String(safe)
    }
}

extension Unicode.Scalar {
    /// Whether printing the scalar raw could move the cursor, change colours, or reorder the text around it.
    package var steersDisplay: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029, 0xFEFF: true
        default: false
        }
    }
}
