package import Diagnostics

/// People whom manifests name and the application does not have, and the dialogs that name them.
package struct MissingPeople: Hashable, Sendable {
    /// The people, in order.
    package let people: [Person]
    /// Dialogs that are left out because of them.
    package let leftOut: [IncompleteDialog]
    /// Dialogs that are made without them.
    package let reduced: [IncompleteDialog]

    /// One of them.
    package struct Person: Hashable, Sendable {
        /// How the manifests name the person.
        package let reference: UserReference
        /// The first places where they do.
        package let places: [SourceLocation]
        /// In how many places they do.
        package let placeCount: Int

        /// Creates a value from its parts.
        package init(_ reference: UserReference, at places: [SourceLocation], of placeCount: Int) {
            self.reference = reference
            self.places = places
            self.placeCount = placeCount
        }
    }

    /// Nobody is missing.
    package static let none = Self([], leftOut: [], reduced: [])

    /// Creates a value from its parts.
    package init(_ people: [Person], leftOut: [IncompleteDialog], reduced: [IncompleteDialog]) {
        self.people = people
        self.leftOut = leftOut
        self.reduced = reduced
    }
}

extension MissingPeople {
    /// The dialogs that name each of the people, by their titles, those that are left out first.
    package var titles: [UserReference: [String]] {
        var titles: [UserReference: [String]] = [:]
        for dialog in leftOut + reduced {
            for person in dialog.missing { titles[person, default: []].append(dialog.title) }
        }
        return titles
    }

    /// What remains where only some dialogs are taken: these, and the people whom they name.
    package func part(_ takes: (IncompleteDialog) -> Bool) -> Self {
        let (leftOut, reduced) = (leftOut.filter(takes), reduced.filter(takes))
        let named = Set((leftOut + reduced).lazy.flatMap(\.missing))
        return Self(people.filter { named.contains($0.reference) }, leftOut: leftOut, reduced: reduced)
    }
}
