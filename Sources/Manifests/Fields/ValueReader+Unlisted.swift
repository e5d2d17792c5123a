internal import Diagnostics
internal import Dialogs
internal import YAML

extension ValueReader {
    /// What people are who are not named.
    mutating func unlistedPeople(_ pair: Pair) -> FieldValue<UnlistedPeople> {
        guard let word = mistakes.text(of: pair) else { return .mistaken }
        if let people = UnlistedPeople(rawValue: word) { return .value(people, in: pair) }
        let near = nearest(to: word, among: UnlistedPeople.allCases.map(\.rawValue))
        let notes = near.map { [Diagnostic.Note(.didYouMean($0))] } ?? []
        mistakes.report(.unknownTreatment(word, in: pair.key.text), at: pair.value, notes: notes)
        return .mistaken
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownTreatment(_ word: String, in field: String) -> Self {
        "unknown \(field) \(word.quoted): write keep, report or remove"
    }
}
