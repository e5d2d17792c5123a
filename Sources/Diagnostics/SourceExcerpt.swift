/// The line in which something is wrong, cut to a width and safe for a terminal, and the columns before the place.
package struct SourceExcerpt: Hashable, Sendable {
    /// The line, or the part of it that is near the place.
    package let line: String
    /// How many columns of it stand before the place.
    package let indent: Int

    /// Shows a place of a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - location: The place; `nil` is returned where the text has no such line.
    ///   - width: How many columns the line may take.
    ///   - redacted: Removes credentials from a text.
    package init?(
        of text: SourceText,
        at location: SourceLocation,
        width: Int,
        redacted: (_ text: String) -> String = { $0 }
    ) {
        guard let found = text.surroundings(line: location.line, column: location.column) else { return nil }
        let parts = Self.redacted(found.before, found.behind, by: redacted)
        let (before, behind) = (parts.before.tidied, parts.behind.tidied)
        let start = Self.end(of: before, columns: max(width * 2 / 3, 1), isCut: found.isCut, all: (behind, width))
        line = (start + behind).cut(toColumns: width)
        indent = min(start.columns, max(width - 1, 0))
    }

    /// Removes credentials from the whole line, so that none is shown in part.
    private static func redacted(
        _ before: String,
        _ behind: String,
        by redacted: (_ text: String) -> String
    ) -> (before: String, behind: String) {
        let whole = redacted(before + behind)
        guard whole != before + behind else { return (before, behind) }
        let start = redacted(before)
        if whole.hasPrefix(start) { return (start, String(whole.dropFirst(start.count))) }
        let shared = zip(whole, before).prefix { $0 == $1 }.count
        return (String(whole.prefix(shared)), String(whole.dropFirst(shared)))
    }

    /// The text before the place: all of it where the line fits, else so much of its end.
    private static func end(of before: String, columns: Int, isCut: Bool, all: (behind: String, width: Int)) -> String {
        if !isCut, before.columns + all.behind.columns <= all.width || before.columns <= columns { return before }
        var (width, start) = (1, before.endIndex)
        while start > before.startIndex {
            let previous = before.index(before: start)
            width += String(before[previous]).columns
            guard width <= columns else { break }
            start = previous
        }
        return start == before.startIndex && !isCut ? before : "…\(before[start...])"
    }
}

extension String {
    /// The text without what would steer a terminal; a tab takes four columns.
    fileprivate var tidied: String { replacing("\t", with: "    ").displaySafe }
}
