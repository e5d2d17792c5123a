package import Dialogs

/// The people who are to be in no group, and in how many they are.
package struct Departures: Hashable, Sendable {
    /// The people, in the order in which manifests name them.
    package let people: [Departure]

    /// Nobody departed.
    package static let none = Self([])

    /// Creates a value.
    package init(_ people: [Departure]) {
        self.people = people
    }
}

/// Somebody who is to be in no group.
package struct Departure: Hashable, Sendable {
    /// The person, and where a manifest names them.
    package let person: DepartedPerson
    /// What is known of the person's groups.
    package let sight: Sight

    /// What is known of somebody's groups.
    package enum Sight: Hashable, Sendable {
        /// All were listed as the person sees them; this many are there.
        case listed(groups: Int)
        /// The application does not list anything for the person, who may have been deleted, for this reason.
        case refused(FailureReason)
        /// They were not looked up: with a session only its own user's groups can be listed.
        case needsKey
        /// They were not looked up, since the run takes only a part of the set.
        case partOnly
    }

    /// Creates a value.
    package init(_ person: DepartedPerson, _ sight: Sight) {
        self.person = person
        self.sight = sight
    }
}

extension Departures {
    /// Whether the application listed nothing for somebody, so that nothing was looked up.
    package var haveRefused: Bool {
        people.contains { if case .refused = $0.sight { true } else { false } }
    }
}

extension Departure {
    /// Whether all groups of the person were listed.
    var isListed: Bool { if case .listed = sight { true } else { false } }
}

extension Departure.Sight {
    /// The word for it in every machine-readable format.
    package var word: String {
        switch self {
        case .listed: "listed"
        case .refused: "refused"
        case .needsKey: "needs_key"
        case .partOnly: "part_only"
        }
    }
}
