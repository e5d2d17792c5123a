internal import Dialogs

/// Which way was chosen for the dialogs of one owner and type, and the figures that spoke for it.
package struct LookupChoice: Hashable, Sendable {
    /// Whose dialogs of which type.
    package let subject: LookupGroup.Subject
    /// How many of them are declared.
    package let dialogs: Int
    /// The way that was chosen.
    package let way: LookupStrategy
    /// How many questions that takes; `nil` where everything is read.
    package let narrowQuestions: Int?
    /// How many dialogs of the type the owner sees; `nil` where that was not asked, or everything was read.
    package let total: Int?
}

extension LookupChoice: CustomStringConvertible {
    /// The choice in words.
    package var description: String {
        let what = "owner \(subject.owner), \(dialogs) declared \(subject.type.word)"
        let others = total.map { "; reading all \($0) of the type would take \(($0 + 99) / 100)" } ?? ""
        return switch way {
        case .full: "\(what): reading all of the type, which takes no more requests than asking for them"
        case .batched: "\(what): asking for names in batches, \(narrowQuestions ?? 0) questions\(others)"
        case .targeted: "\(what): asking for each, \(narrowQuestions ?? 0) questions\(others)"
        }
    }
}
