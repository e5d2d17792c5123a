internal import Dialogs

/// A name, in which each `*` stands for any text; everything else stands for itself, scalar by scalar.
package struct NamePattern: Hashable, Sendable {
    /// The pattern as it was written.
    package let text: String
    /// What stands before, between and behind the stars.
    private let parts: [[UInt8]]

    /// Creates a pattern.
    package init(_ text: String) {
        self.text = text
        parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    /// The one name that it stands for; `nil` where there are stars.
    package var exactName: String? { parts.count == 1 ? text : nil }

    /// Whether the name is one that it stands for.
    func matches(_ name: ExactText) -> Bool {
        let bytes = Array(name.string.utf8)
        let (first, last) = (parts[0], parts[parts.count - 1])
        guard parts.count > 1 else { return bytes == first }
        guard bytes.count >= first.count + last.count, bytes.starts(with: first), bytes.suffix(last.count) == last[...]
        else { return false }
        var rest = bytes.dropFirst(first.count).dropLast(last.count)
        // The first place that fits leaves the most for the parts behind it.
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }
}
