package import Dialogs

/// The strategy that was chosen for the dialogs of one owner and type, and the numbers behind the choice.
package struct LookupChoice: Hashable, Sendable {
    /// The owner and the type.
    package let subject: LookupGroup.Subject
    /// How many such dialogs are declared.
    package let dialogs: Int
    /// The chosen strategy.
    package let strategy: LookupStrategy
    /// How many narrow requests it takes; `nil` where everything is read.
    package let narrowRequests: Int?
    /// How many dialogs of the type the owner sees; `nil` where that is unknown, or everything was read.
    package let total: Int?
}

extension LookupChoice {
    /// The choice in words, in which people have these names.
    package func text(naming people: PeopleNames) -> String {
        let what = "owner \(people.text(for: subject.owner)), \(dialogs) declared \(subject.type.word)"
        let others = total.map { "; reading all \($0) of the type would take \(($0 + 99) / 100)" } ?? ""
        return switch strategy {
        case .full: "\(what): reading all of the type, which takes no more requests than asking for them"
        case .batched: "\(what): asking for names in batches, \(narrowRequests ?? 0) questions\(others)"
        case .targeted: "\(what): asking for each, \(narrowRequests ?? 0) questions\(others)"
        }
    }
}
