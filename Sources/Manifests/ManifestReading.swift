package import Diagnostics
package import Dialogs

/// What a set of manifests declares, or every mistake in it.
package struct ManifestReading: Sendable {
    /// The dialogs in the order of the manifests; all of them only where there are no diagnostics and an owner is known
    /// for each.
    package let dialogs: [DesiredDialog]
    /// How many dialogs the manifests declare, those counted that could not be read.
    package let declaredCount: Int
    /// How many files were read.
    package let fileCount: Int
    /// The field of their custom data that holds the dialogs' keys, where the set has one (`key_field`).
    package let keyField: ExactText?
    /// The people whom no run removes from anything (`protect`), each named once.
    package let protected: [NamedUser]
    /// The people who are to be in no group (`departed`), each named once.
    package let departed: [NamedUser]
    /// Those of them whose IDs are known, with their places.
    package let departedPeople: [DepartedPerson]
    /// Those who departed and whom the application does not have, by what names them.
    package let unknownDeparted: Set<UserReference>
    /// The users whom the manifests name by something other than an ID.
    package let users: UserReferences
    /// What the manifests call their users: by the names of `users`, others by the login or address that was looked up.
    package let people: PeopleNames
    /// The rosters of which dialogs are made.
    package let rosters: [RosterUse]
    /// The names of `users` alone, of those whose IDs are known.
    package let names: [UserID: ExactText]
    /// Dialogs that are not among them, since a user whom they name does not exist.
    package let withheld: [IncompleteDialog]
    /// Dialogs that are among them without a user whom they name and who does not exist.
    package let reduced: [IncompleteDialog]
    /// The dialogs as a manifest would declare them that has neither defaults nor names, where that was asked for.
    package let expansion: [ExpandedDialog]
    /// The mistakes, ordered by their places; none in a valid set.
    package let diagnostics: [Diagnostic]
    /// What may be a mistake and changes nothing, ordered by its places.
    package let warnings: [Diagnostic]
}

extension ManifestReading {
    /// Whom the manifests name and who was not found, but for those who departed and whom no dialog waits for.
    package func missingReferences(besides found: [UserReference: UserID]) -> [UserReference] {
        let awaited = unknownDeparted.isEmpty ? [] : Set((withheld + reduced).flatMap(\.missing))
        return users.references.filter { user in
            found[user] == nil && (!unknownDeparted.contains(user) || awaited.contains(user))
        }
    }

    /// What is wrong with a set that may well declare no dialogs, such as one that is to get its first.
    package var diagnosticsOfAny: [Diagnostic] {
        diagnostics.filter { declaredCount > 0 || $0.message != .noDialogs(in: fileCount) }
    }
}
