extension String {
    /// The number of terminal columns that the text takes; East Asian wide characters and emoji take two.
    package var columns: Int { isPrintableASCII ? utf8.count : reduce(0) { $0 + $1.columns } }

    /// The text, padded with spaces to a number of columns.
    package func padded(to width: Int) -> String {
        let missing = width - columns
        return missing > 0 ? self + String(repeating: " ", count: missing) : self
    }

    /// The text, cut to a number of columns, of which `…` takes the last.
    ///
    /// However much is heaped on one character, the text is bounded: it has at most four scalars a column.
    package func cut(toColumns width: Int) -> String {
        if utf8.count <= width { return self }
        var (columns, scalars, kept) = (0, 0, startIndex)
        for place in indices {
            columns += self[place].columns
            scalars += self[place].unicodeScalars.count
            guard columns <= width, scalars <= 4 * width else { return "\(self[..<kept])…" }
            if columns < width { kept = index(after: place) }
        }
        return self
    }
}

extension Character {
    fileprivate var columns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
