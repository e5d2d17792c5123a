internal import Dialogs

extension ChangeRefusal {
    /// Why a change was refused, with what a person must know to understand it.
    func explained(
        _ reason: FailureReason,
        of step: DialogChange? = nil,
        actingAs actor: UserID,
        on live: LiveDialog,
        naming names: PeopleNames
    ) -> FailureReason {
        let user = "user \(names.text(for: actor))"
        // Servers say so with 404 too, of a dialog that is there.
        if let people = step?.people, people.direction == .adding, reason.text.contains("ccupants with") {
            let some = people.users.prefix(20).map(names.text).joined(separator: ", ")
            return reason.adding("those to be added: \(some)\(people.users.count > 20 ? ", …" : "")")
        }
        switch self {
        case .forbidden:
            let creator = live.creator.map { creator in
                creator == actor ? "its creator" : "\(user); it was created by \(names.text(for: creator))"
            }
            return reason.adding("as \(creator ?? user)")
        case .notFound: return reason.adding("\(live.id) is gone, or \(user) does not see it")
        case .invalid: return reason.adding("as \(user)")
        }
    }
}
