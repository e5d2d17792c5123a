package import Dialogs

/// A pattern for keys, in which `*` stands for any text and `?` for any one character.
package struct KeyPattern: Hashable, Sendable {
    /// The pattern as it was given.
    package let text: String

    /// Creates a pattern; any text is one, and one without signs is the key itself.
    package init(_ text: String) {
        self.text = text
    }

    /// Whether a key is of this pattern, from its first to its last character (Unicode scalar).
    package func matches(_ key: ExactText) -> Bool {
        let (pattern, key) = (Array(text.unicodeScalars), Array(key.string.unicodeScalars))
        var (place, index) = (0, 0)
        /// The place behind the last `*`, and where in the key its text ends so far.
        var star: (place: Int, end: Int)?
        while index < key.count {
            if place < pattern.count, pattern[place] == "*" {
                place += 1
                star = (place, index)
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == key[index] {
                (place, index) = (place + 1, index + 1)
            } else if let last = star {
                star = (last.place, last.end + 1)
                (place, index) = (last.place, last.end + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
