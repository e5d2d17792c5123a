internal import Diagnostics
internal import Dialogs

/// Finds keys that nobody can tell apart, since they differ in their Unicode form only.
struct Lookalikes {
    /// Keys with other letters than ASCII, which has one form only; strings are equal whatever their form.
    private var seen: [String: (text: ExactText, place: SourceLocation)] = [:]

    /// Where another key is that looks the same and is not.
    mutating func lookalike(of key: ExactText, at place: SourceLocation) -> SourceLocation? {
        guard key.string.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        guard let first = seen[key.string] else {
            seen[key.string] = (key, place)
            return nil
        }
        return first.text == key ? nil : first.place
    }
}
