internal import Diagnostics

extension Diagnostic.Note {
    /// What nobody sees in a text that is wrong, and would be right without it; `nil` for any other text.
    static func unseen(in wrong: String, isRight: (_ visible: String) -> Bool) -> Self? {
        guard let hidden = HiddenScalar(firstIn: wrong) else { return nil }
        let form = wrong.visibleForm
        return isRight(form) ? Self("\(hidden.sentence): write \(form.quoted)") : nil
    }
}

extension [Diagnostic.Note] {
    /// Why a name is not the known one that looks the same; none where it does not.
    ///
    /// - Parameters:
    ///   - wrong: The name that nobody has.
    ///   - known: The known name.
    ///   - source: What the known name comes from, with an article.
    ///   - place: Where it stands there.
    /// - Returns: The notes.
    static func unseen(
        in wrong: String,
        not known: String,
        of source: String,
        at place: SourceLocation
    ) -> Self {
        switch UnseenDifference(wrong, from: known) {
        case .hidden(let own, let other):
            let right = (other == nil ? known : known.visibleForm).quoted
            return [
                own.map { Diagnostic.Note("\($0.sentence): write \(right)") },
                other.map { Diagnostic.Note("\(source) has \($0.description): write \(right)", at: place) },
            ].compactMap(\.self)
        case .spelling(let letter, let own, let other):
            let text: Diagnostic.Message =
                "\(letter.quoted) is \(own) here, and \(other) in \(source): write both alike"
            return [Diagnostic.Note(text), Diagnostic.Note("\(source) is here", at: place)]
        case nil: return []
        }
    }
}
