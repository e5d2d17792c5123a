internal import Diagnostics
internal import Dialogs
internal import YAML

extension ValueReader {
    /// One of a few words.
    mutating func choice<Word>(_ pair: Pair) -> FieldValue<Word>
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        guard let text = mistakes.text(of: pair) else { return .mistaken }
        if let word = Word(rawValue: text) { return .value(word, in: pair) }
        let words = Word.allCases.map(\.rawValue)
        let notes = nearest(to: text, among: words).map { [Diagnostic.Note(.didYouMean($0))] } ?? []
        mistakes.report(.unknownWord(text, in: pair.key.text, among: words), at: pair.value, notes: notes)
        return .mistaken
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownWord(_ word: String, in field: String, among words: [String]) -> Self {
        let first = words.dropLast().joined(separator: ", ")
        return "unknown \(field) \(word.quoted): write \(first) or \(words.last ?? "")"
    }
}
