internal import Dialogs

extension FieldDifference {
    /// The field that differs, or of which a part does.
    var managedField: ManagedField? {
        let name = field.prefix { $0 != "." }
        return ManagedField.all.first { $0.name == name }
    }

    /// People who are missing, people who are to go, and among these those who departed, and those who are admins, each
    /// by themselves.
    func parts(in live: LiveDialog, departing: [UserID] = []) -> [Self] {
        guard case .users(let field, let missing, let extra) = self else { return [self] }
        let isOfOccupants = managedField == .occupants
        let admins = isOfOccupants ? live.admins : []
        func parts(_ users: [UserID]) -> [Self] {
            [
                .users(field: field, missing: [], extra: users.filter { !admins.contains($0) }),
                .users(field: field, missing: [], extra: users.filter(admins.contains)),
            ]
        }
        let isDeparting = { isOfOccupants && departing.contains($0) }
        let parts: [Self] =
            [.users(field: field, missing: missing, extra: [])] + parts(extra.filter { !isDeparting($0) })
            + (isOfOccupants && !departing.isEmpty ? parts(extra.filter(isDeparting)) : [])
        return parts.filter { if case .users(_, [], []) = $0 { false } else { true } }
    }
}

extension FieldDifference {
    /// Whether nobody but these goes, and nothing else differs.
    func isDeparture(of departing: [UserID]) -> Bool {
        guard case .users(_, [], let extra) = self, managedField == .occupants else { return false }
        return !extra.isEmpty && extra.allSatisfy(departing.contains)
    }
}

extension [FieldDifference] {
    /// Puts together again what was taken apart of each field.
    var joined: [FieldDifference] {
        var joined: [FieldDifference] = []
        for difference in self {
            if case .users(let field, let missing, let extra) = difference,
                case .users(field, let earlier, let gone) = joined.last
            {
                let (missing, extra) = (UserIDs(earlier + missing), UserIDs(gone + extra))
                joined[joined.count - 1] = .users(field: field, missing: missing.sorted(), extra: extra.sorted())
            } else {
                joined.append(difference)
            }
        }
        return joined
    }
}
