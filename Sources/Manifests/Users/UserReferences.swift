package import Diagnostics
package import Dialogs

/// The users whom a set of manifests names by something other than an ID, and where.
package struct UserReferences: Sendable {
    private var places: [UserReference: Places] = [:]

    /// Where somebody is named.
    package struct Places: Hashable, Sendable {
        /// The first places.
        package fileprivate(set) var first: [SourceLocation] = []
        /// How many places there are.
        package fileprivate(set) var count = 0
    }

    /// How many users are named.
    package var count: Int { places.count }
    /// The users, in order.
    package var references: [UserReference] { places.keys.sorted() }

    /// Where somebody is named.
    package subscript(reference: UserReference) -> Places { places[reference] ?? Places() }

    mutating func note(_ reference: UserReference, at location: @autoclosure () -> SourceLocation) {
        places[reference, default: Places()].note(location)
    }

    mutating func formUnion(_ others: Self) {
        places.merge(others.places) { own, more in
            Places(first: Array((own.first + more.first).prefix(Places.most)), count: own.count + more.count)
        }
    }
}

extension UserReferences.Places {
    /// How many places are kept.
    fileprivate static let most = 3

    fileprivate mutating func note(_ location: () -> SourceLocation) {
        count += 1
        if first.count < Self.most { first.append(location()) }
    }
}
