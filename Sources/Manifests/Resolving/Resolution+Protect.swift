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
            let people = people(in: pair)
            for (user, _) in people { protected.insert(user) }
            if let unknown = people.compactMap(\.user.reference).min(), resolver.found.isComplete {
                reader.mistakes.report(.unknownProtected(unknown), at: pair.value)
            }
        }
        resolver.protected = protected.users
        return protected.users.map { .id($0) } + protected.unresolved.sorted().map { .reference($0) }
    }

    /// Takes note of the people who are to be in no group, whichever manifest says so.
    ///
    /// Somebody who is not known is in no group, which is worth no more than a warning. Nobody can be protected, too.
    ///
    /// - Parameters:
    ///   - lists: The lists of the manifests.
    ///   - protected: The lists of those who are protected.
    mutating func depart(_ lists: [Pair], besides protected: [Pair]) {
        guard !lists.isEmpty else { return }
        var departed = DepartedPeople()
        for pair in lists {
            for (user, node) in people(in: pair) {
                if let reference = user.reference, resolver.found.isComplete {
                    reader.warnings.warn(.unknownDeparted(reference), at: node)
                    unknownDeparted.insert(reference)
                }
                departed.insert(user, at: node.location)
            }
        }
        for (user, node) in departed.isEmpty ? [] : protected.flatMap({ people(in: $0) }) {
            guard let place = departed[user] else { continue }
            let note = Diagnostic.Note(.protectedHere, at: node.location)
            reader.mistakes.report(.protectedAndDeparted(title(of: user)), at: place, notes: [note])
        }
        (reader.departed, resolver.departed) = (departed, departed)
    }

    /// The people who departed whose IDs are known, with their places.
    var departedPeople: [DepartedPerson] {
        reader.departed.people.compactMap { user in
            guard let id = user.id, let place = reader.departed[user] else { return nil }
            return DepartedPerson(id, at: place)
        }
    }

    /// Reports those who departed and whom a dialog names all the same.
    mutating func reportDeparted(_ candidate: ResolvedDialog) {
        for user in candidate.departed {
            let place = reader.departedPlaces[user] ?? departedDefaults[user] ?? candidate.node.place
            let notes = [Diagnostic.Note(.departedHere, at: reader.departed[user])]
            reader.mistakes.report(.namesDeparted(title(of: user)), at: place, notes: notes)
        }
    }

    /// Whom the elements of a list name, groups spelt out, each with the element.
    private mutating func people(in pair: Pair) -> [(user: NamedUser, node: Node)] {
        guard reader.mistakes.expect(.sequence, in: pair) else { return [] }
        return pair.value.elements.flatMap { node in
            var members = Members()
            reader.add(node, to: &members)
            let known = members.users.map { (NamedUser.id($0), node) }
            return known + members.unresolved.sorted().map { (.reference($0), node) }
        }
    }

    private func title(of user: NamedUser) -> String {
        switch user {
        case .id(let id): resolver.people.text(for: id)
        case .reference(let reference): reference.description
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownProtected(_ user: UserReference) -> Self {
        "'protect' names \(user), whom the application does not know: mend it, or take it out"
    }

    fileprivate static func unknownDeparted(_ user: UserReference) -> Self {
        "'departed' names \(user), whom the application does not know: a deleted user is in no group"
    }

    fileprivate static func protectedAndDeparted(_ user: String) -> Self {
        "\(user) is both in 'protect' and in 'departed': take it out of one of them"
    }

    fileprivate static let protectedHere: Self = "protected here"

    fileprivate static func namesDeparted(_ user: String) -> Self {
        "the dialog names \(user), who is to be in no group: take it out here, or out of 'departed'"
    }

    fileprivate static let departedHere: Self = "departed here"
}
