extension String {
    /// The text as a code span of CommonMark, in which nothing is markup, mentions nobody and links to nothing.
    ///
    /// The text must be one line. The span's fence is longer than any run of backticks within, and a space stands
    /// between the fence and a backtick or a space; CommonMark takes one from both ends
    /// (https://spec.commonmark.org/0.31.2/#code-spans).
    var markdownCode: String {
        guard !isEmpty else { return "``` ```" }
        let fence = String(repeating: "`", count: longestBacktickRun + 1)
        let edges = [utf8.first, utf8.last]
        let isPadded = edges.contains(UInt8(ascii: "`")) || edges.contains(UInt8(ascii: " "))
        return isPadded ? "\(fence) \(self) \(fence)" : "\(fence)\(self)\(fence)"
    }

    /// How many backticks stand in a row at most.
    var longestBacktickRun: Int {
        var (longest, run) = (0, 0)
        for byte in utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// The text, cut to so many Unicode scalars and `…`.
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
    /// - Parameter language: How they are coloured.
    /// - Returns: The block, ending in a line feed.
    func markdownBlock(_ language: String = "") -> String {
        let fence = String(repeating: "`", count: Swift.max(3, (map(\.longestBacktickRun).max() ?? 0) + 1))
        return "\(fence)\(language)\n\(map { "\($0)\n" }.joined())\(fence)\n"
    }
}
