/// Users, each once, in ascending order.
///
/// Dialogs have few members and many dialogs are compared, so it is one short array: nothing is hashed to make it,
/// equal sets are equal arrays, and one pass tells whether one is part of another.
package struct UserIDs: Hashable, Sendable {
    /// The users in ascending order.
    package private(set) var ascending: [UserID]

    /// Creates a set of users, given in any order and perhaps repeatedly.
    package init(_ users: some Sequence<UserID>) {
        self.init(Array(users))
    }

    /// Creates a set of the users in an array, in place where they ascend already, as most servers and people list
    /// them.
    package init(_ users: consuming [UserID]) {
        ascending = users
        guard !ascending.isStrictlyAscending else { return }
        ascending.sort()
        var last: UserID?
        ascending.removeAll { user in
            defer { last = user }
            return user == last
        }
    }

    private init(ascending: [UserID]) {
        self.ascending = ascending
    }
}

extension UserIDs: Sequence {
    package func makeIterator() -> IndexingIterator<[UserID]> { ascending.makeIterator() }

    /// How many they are.
    package var count: Int { ascending.count }

    /// Whether they are none.
    package var isEmpty: Bool { ascending.isEmpty }

    /// The users as an array, in ascending order; it costs nothing.
    package func sorted() -> [UserID] { ascending }
}

extension UserIDs: ExpressibleByArrayLiteral {
    package init(arrayLiteral users: UserID...) {
        self.init(users)
    }
}

extension UserIDs {
    /// Whether a user is among them.
    package func contains(_ user: UserID) -> Bool {
        let place = place(of: user)
        return place < ascending.count && ascending[place] == user
    }

    /// Whether all of them are among others.
    package func isSubset(of others: Self) -> Bool {
        guard count <= others.count else { return false }
        var place = 0
        for user in ascending {
            while place < others.count, others.ascending[place] < user { place += 1 }
            guard place < others.count, others.ascending[place] == user else { return false }
            place += 1
        }
        return true
    }

    /// These users and another one.
    package func adding(_ user: UserID) -> Self {
        let place = place(of: user)
        guard place == ascending.count || ascending[place] != user else { return self }
        var users = self
        users.ascending.insert(user, at: place)
        return users
    }

    /// These users and others.
    package func union(_ others: Self) -> Self {
        others.isSubset(of: self) ? self : Self(ascending + others.ascending)
    }

    /// Those of these users that are among others too.
    package func intersection(_ others: Self) -> Self {
        Self(ascending: ascending.filter(others.contains))
    }

    /// Those of these users that are not among others.
    package func subtracting(_ others: Self) -> Self {
        Self(ascending: ascending.filter { !others.contains($0) })
    }

    /// The first place whose user is not below this one.
    private func place(of user: UserID) -> Int {
        var range = 0..<ascending.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = ascending[middle] < user ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}

extension [UserID] {
    fileprivate var isStrictlyAscending: Bool {
        for index in indices.dropFirst() where self[index - 1] >= self[index] { return false }
        return true
    }
}
