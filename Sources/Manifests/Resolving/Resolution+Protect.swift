internal import Diagnostics
internal import Dialogs
internal import YAML

extension Resolution {
    /// Has no dialog of the set lose the people whom its manifests protect, whichever of them does.
    ///
    /// Somebody who is not known cannot be protected, which is a mistake.
    ///
    /// - Parameter lists: The lists of the manifests.
    /// - Returns: Whom they name, those first whose IDs are known.
    mutating func protect(_ lists: [Pair]) -> [NamedUser] {
        var protected = Members()
        for pair in lists {
            guard case .value(let members, _) = reader.members(pair) else { continue }
            if let unknown = members.unresolved.min(), resolver.found.isComplete {
                reader.mistakes.report(.unknownProtected(unknown), at: pair.value)
            }
            protected.formUnion(members)
        }
        resolver.protected = protected.users
        return protected.users.map { .id($0) } + protected.unresolved.sorted().map { .reference($0) }
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownProtected(_ user: UserReference) -> Self {
        "'protect' names \(user), whom the application does not know: mend it, or take it out"
    }
}
