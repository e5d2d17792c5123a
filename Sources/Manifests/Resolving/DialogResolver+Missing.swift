internal import Dialogs

extension DialogResolver {
    /// Whether the dialog can be made although people may be missing: where they are to be left out, the owner is not
    /// one of them, and somebody remains.
    func canBeMade(_ draft: borrowing Draft) -> Bool {
        if draft.missing.isEmpty { return true }
        guard found.isComplete, found.leavesOutOthers, let owner = draft.owner.id else { return false }
        return switch draft.type {
        case .public: true
        case .group: draft.fields.occupants.value.map { !$0.users.subtracting([owner]).isEmpty } ?? false
        case .private: draft.fields.occupants.value.map { $0.unresolved.isEmpty } ?? false
        }
    }
}

extension DialogResolver.Draft {
    /// Whom the dialog names whose IDs are not known, or not yet.
    var missing: Set<UserReference> {
        var missing: Set<UserReference> = []
        if case .unresolved(let owner) = owner { missing.insert(owner) }
        if let occupants = fields.occupants.value { missing.formUnion(occupants.unresolved) }
        if let admins = fields.admins.value { missing.formUnion(admins.unresolved) }
        return missing
    }
}

extension DialogResolver {
    /// Reports what is wrong with an entry of which no dialog is made itself.
    mutating func check(_ outline: consuming DialogDeclaration, defaults: borrowing DialogDeclaration) {
        let made = expansion
        _ = candidate(for: outline, defaults: defaults)
        expansion = made
    }
}
