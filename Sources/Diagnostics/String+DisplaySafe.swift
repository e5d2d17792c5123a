extension String {
    /// The text with every scalar written as `\u{…}` that could control a terminal or reorder a line, or that nobody
    /// sees.
    ///
    /// Control characters (C0, DEL, C1), the bidirectional controls of UAX #9, invisible characters, and spaces other
    /// than the plain one are written out; everything else, including emoji and the joiners within them, stays as it
    /// is. Text from a server or a manifest passes through here before it is displayed.
    package var displaySafe: String {
        guard !isPrintableASCII, unicodeScalars.contains(where: \.mayBeWrittenOut) else { return self }
        return mapScalars { scalar, isSeen in isSeen ? nil : scalar.writtenOut }
    }

    /// The text as `displaySafe` has it where it stands without quotes: a plain space at an end is written out, too.
    package var unquotedDisplaySafe: String {
        let safe = displaySafe
        guard utf8.first == 0x20 || utf8.last == 0x20 else { return safe }
        let space = ("\u{20}" as Unicode.Scalar).writtenOut
        let start = safe.utf8.prefix { $0 == 0x20 }.count
        let text = safe.utf8.dropFirst(start)
        let end = text.reversed().prefix { $0 == 0x20 }.count
        let spaces = { (count: Int) in String(repeating: space, count: count) }
        return spaces(start) + String(Substring(text.dropLast(end))) + spaces(end)
    }

    /// The text with each scalar replaced for which there is a replacement.
    ///
    /// - Parameter replacement: The replacement of a scalar, `nil` to keep it; it is told whether a person sees the
    ///   scalar where it stands.
    /// - Returns: The text with the replacements.
    package func mapScalars(_ replacement: (Unicode.Scalar, _ isSeen: Bool) -> String?) -> String {
        let text = isPrintableASCII ? nil : VisibleText(self)
        var mapped = String.UnicodeScalarView()
        for (index, scalar) in unicodeScalars.enumerated() {
            if let replacement = replacement(scalar, text?.isSeen(at: index) ?? true) {
                mapped.append(contentsOf: replacement.unicodeScalars)
            } else {
                mapped.append(scalar)
            }
        }
        return String(mapped)
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

    /// Whether the scalar is written out, unless what stands around it makes it seen.
    fileprivate var mayBeWrittenOut: Bool { isControl || isInvisible }

    /// The scalar as `\u{…}`.
    package var writtenOut: String { "\\u{\(String(value, radix: 16))}" }
}
