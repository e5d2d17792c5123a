extension String {
    /// The text as a CommonMark code span, in which nothing is markup, a mention or a link.
    ///
    /// The text must be one line. The fence of the span is longer than any run of backticks in the text, and is
    /// separated by a space from a backtick or a space; CommonMark removes one space from each end
    /// (https://spec.commonmark.org/0.31.2/#code-spans).
    var markdownCode: String {
        guard !isEmpty else { return "``` ```" }
        let fence = String(repeating: "`", count: longestBacktickRun + 1)
        let edges = [utf8.first, utf8.last]
        let isPadded = edges.contains(UInt8(ascii: "`")) || edges.contains(UInt8(ascii: " "))
        return isPadded ? "\(fence) \(self) \(fence)" : "\(fence)\(self)\(fence)"
    }

    /// The length of the longest run of backticks.
    var longestBacktickRun: Int {
        var (longest, run) = (0, 0)
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// The text, truncated to a number of Unicode scalars and `…`.
    func cut(to limit: Int) -> String {
        let scalars = unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return self }
        return "\(String(scalars[..<end]))…"
    }
}

extension [String] {
    /// The lines as a fenced code block, in which nothing is markup.
    ///
    /// - Parameter language: The language for syntax highlighting.
    /// - Returns: The block, ending in a line feed.
    func markdownBlock(_ language: String = "") -> String {
        let fence = String(repeating: "`", count: Swift.max(3, (map(\.longestBacktickRun).max() ?? 0) + 1))
        return "\(fence)\(language)\n\(map { "\($0)\n" }.joined())\(fence)\n"
    }
}
