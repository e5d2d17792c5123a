package import Dialogs

/// How many users are in one field of live dialogs whom the manifests do not name there.
package struct UnlistedCount: Hashable, Sendable {
    /// The field.
    package let field: ManagedField
    /// What the manifests say that they are.
    package let treatment: UnlistedPeople
    /// How many they are, in each dialog anew.
    package let count: Int
}

extension Plan {
    /// The users whom the manifests do not name, by field and by what they are, including zeros.
    package var unlistedCounts: [UnlistedCount] {
        let counts = entries.flatMap(\.unlistedCounts)
        return ManagedField.ofUsers.flatMap { field in
            UnlistedPeople.allCases.map { treatment in
                let some = counts.lazy.filter { $0.field == field && $0.treatment == treatment }
                return UnlistedCount(field: field, treatment: treatment, count: some.reduce(0) { $0 + $1.count })
            }
        }
    }
}

extension PlanEntry {
    /// The users whom the manifest does not name, by field.
    fileprivate var unlistedCounts: [UnlistedCount] {
        notes.compactMap(\.unlistedCount) + action.differences.compactMap(\.unlistedCount)
    }

    /// Whether there are users whom the manifest does not name and who are no difference.
    package var hasUnlisted: Bool { notes.contains { $0.unlistedCount != nil } }

    /// Whether there are users whom the manifest asks to show.
    package var reportsUnlisted: Bool { notes.contains { $0.unlistedCount?.treatment == .report } }
}

extension PlanNote {
    fileprivate var unlistedCount: UnlistedCount? {
        switch self {
        case .unlistedKept(let field, let count): UnlistedCount(field: field, treatment: .keep, count: count)
        case .unlistedReported(let field, let users):
            UnlistedCount(field: field, treatment: .report, count: users.count)
        case .similarName, .similarDeclared, .alsoMatches, .goneBefore, .otherCreator, .otherActor, .addedAgain, .stays,
            .protectedKept, .pinnedBy, .claimed, .unreported:
            nil
        }
    }
}

extension FieldDifference {
    fileprivate var unlistedCount: UnlistedCount? {
        guard case .users(let name, _, let extra) = self, !extra.isEmpty,
            let field = ManagedField.ofUsers.first(where: { $0.name == name })
        else { return nil }
        return UnlistedCount(field: field, treatment: .remove, count: extra.count)
    }
}
